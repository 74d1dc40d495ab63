return await Submissions.Functions.SubmissionsApp.Run(args);

using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Reminders;

/// <summary>
/// Whatever is done in whatever order, by whichever of two timers, and wherever one of them dies: nothing is told twice, and nothing waits
/// that nobody will wake for.
/// </summary>
public sealed class SentOnceTests
{
    private enum Step
    {
        Wait, WaitLong, Timer, TimerThatDies, TwoTimers, Save, File, Receive, Remove, Reject, Ask, Answer, Question, AnswerQuestion, Accept, Confirm, Decline, Extend, Silence,
        EditPlan, MoveClosing, Held,
    }

    [Fact]
    public void Nothing_is_reminded_of_twice_and_what_is_owed_has_its_row()
    {
        var step = Gen.Frequency((6, Gen.Elements(Step.Wait, Step.WaitLong, Step.Timer, Step.TimerThatDies, Step.TwoTimers)), (5, Gen.Elements(Enum.GetValues<Step>())));
        var letters = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(Gen.Choose(0, 100_000).Zip(step.ArrayOf(80)).ToArbitrary(), world =>
            {
                letters += new World(world.Item1).Run(world.Item2);
                return true;
            }));
        Assert.True(letters > 500, $"Only {letters} reminders went out: these worlds show nothing.");
    }

    private sealed class World(int seed)
    {
        private readonly Random random = new(seed);
        private readonly HashSet<(string To, string Key, DateTimeOffset At)> told = [];
        private readonly HashSet<(string To, string Key, DateOnly Day)> toldOn = [];
        private readonly HashSet<string> ids = [];
        private Call call = Some.Call();
        private DateTimeOffset now = new(2018, 9, 1, 8, 0, 0, TimeSpan.Zero);
        private Proposal proposal = Some.Proposal();

        /// <returns>How many things readers were reminded of.</returns>
        public int Run(IReadOnlyList<Step> steps)
        {
            Store(proposal);
            foreach (var step in steps)
            {
                now += step switch { Step.Wait => TimeSpan.FromHours(random.Next(1, 30)), Step.WaitLong => TimeSpan.FromDays(random.Next(2, 12)), _ => TimeSpan.FromMinutes(1) };
                Do(step);
                Hold();
            }

            return told.Count;
        }

        private void Do(Step step)
        {
            switch (step)
            {
                case Step.Timer:
                    if (proposal.WakeAt <= now)
                        Commit(Timer(proposal) ?? new Move.Made(proposal, null, []));
                    break;
                case Step.TimerThatDies:
                    // Before its transaction: nothing of it is there.
                    Timer(proposal);
                    break;
                case Step.TwoTimers:
                    // Both read the same; the ETag lets one commit, and the other asks again.
                    var (one, other) = (Timer(proposal), Timer(proposal));
                    Assert.Equal(one?.Letters.Select(letter => letter.Id), other?.Letters.Select(letter => letter.Id));
                    if (one is not null)
                        Commit(one);
                    Assert.Null(Timer(proposal));
                    break;
                case Step.EditPlan:
                    call = call with { Reminders = new ReminderPlan([.. Some.Call().Reminders.Rules.Select(rule => rule with { Days = rule.Kind is ReminderKind.Draft ? rule.Days : rule.Days - random.Next(-3, 4) })], true) };
                    Recheck();
                    break;
                case Step.MoveClosing:
                    call = call with { Window = new FilingWindow(call.Window.Opens, call.Window.Closes.AddDays(random.Next(-3, 8)), call.Window.Grace, call.Window.AfterClosing) };
                    Recheck();
                    break;
                default:
                    if (Organisers(step) is Move.Made made)
                        Commit(made);
                    break;
            }
        }

        private Move? Organisers(Step step)
        {
            var (own, by, unit) = (call.For(proposal), Some.ByOrganiser(now), Some.ByUnit(now));
            return step switch
            {
                Step.Save => proposal.Save(proposal.Content with { Objective = $"{now}" }, by),
                Step.File => (proposal.Filed is null ? proposal with { Documents = [Some.Document("concept-note")] } : proposal).File(call, Some.Stamps(), Some.Key(), by),
                Step.Receive => proposal.Receive(own, Some.Document(random.Next(2) == 0 ? "speaker-confirmations" : "event-report", seed: $"{now}"), by),
                Step.Remove => proposal.Documents.Count > 0 ? proposal.Remove(own, proposal.Documents[^1].Id, by) : null,
                Step.Reject => proposal.Documents.Count > 0 ? proposal.RejectDocument(own, proposal.Documents[^1].Id, "No.", LastDay(proposal.Documents[^1].Kind), Some.Key($"{now}"), unit) : null,
                Step.Ask => proposal.RequestChanges(own, [new RequestedItem("objective", "More.")], now.AddDays(6), Some.Key($"{now}"), unit),
                Step.Answer => proposal.AnswerRequest("No.", by),
                Step.Question => proposal.AskQuestion(own, "Who?", Some.Key($"{now}"), unit),
                Step.AnswerQuestion => proposal.Answer(1, "Ana.", by),
                Step.Accept when proposal.Prepare(Some.Accepting(), unit) is Move.Made prepared => prepared.Proposal.Release(own, prepared.Proposal.Deciding.Count, Some.Key($"{now}"), unit),
                Step.Confirm => proposal.Confirm(own, Some.Key(), by),
                Step.Decline => random.Next(6) == 0 ? proposal.Withdraw(own, by) : null,
                Step.Extend => proposal.Extend(call, own.Window.Closes.AddDays(5), Some.Key($"{now}"), unit),
                Step.Silence => proposal.Recipients.Count > 0 ? proposal.Silence(proposal.Recipients[0].Id, random.Next(2) == 0, by) : null,
                Step.Held => proposal.MarkHeld(own, unit),
                _ => null,
            };
        }

        /// <summary>Nine days, or the date that holds already.</summary>
        private DateOnly LastDay(string kind) => DateOnly.FromDateTime((proposal.DueOf(call, kind) is { } due && due > now.AddDays(9) ? due : now.AddDays(9)).UtcDateTime);

        private Move.Made? Timer(Proposal read) => read.Remind(call.For(read), Some.Key($"{now}"), new Act(Act.Timer, now)) as Move.Made;

        private void Commit(Move.Made made)
        {
            foreach (var letter in made.Letters)
            {
                Assert.True(ids.Add(letter.Id), $"{letter.Id} would be stored twice.");
                foreach (var item in letter.Matter?.Reminders ?? [])
                {
                    Assert.True(told.Add((letter.To.Value, item.Key, item.At)), $"{item.Key} of {item.At} twice to {letter.To}.");
                    Assert.True(toldOn.Add((letter.To.Value, item.Key, DateOnly.FromDateTime(now.In(call.Zone).DateTime))), $"{item.Key} twice on {now}.");
                }
            }

            Store(made.Proposal);
        }

        private void Recheck()
        {
            if (!proposal.HasRemindersInStep(call.For(proposal), now))
                Store(proposal);
        }

        private void Store(Proposal after) => proposal = after.WithReminders(call.For(after), now);

        private void Hold()
        {
            var own = call.For(proposal);
            Assert.True(proposal.HasRemindersInStep(own, now) || proposal.WakeAt <= now, "Its row stands where nobody looks.");
            if (Timer(proposal) is { Letters.Count: > 0 })
                Assert.True(proposal.WakeAt <= now, $"Owed at {now} and woken at {proposal.WakeAt}.");
            if (proposal.Status.IsAtRest())
                Assert.Null(proposal.WakeAt);
            Assert.All(Coming.Of(own, proposal, now), one => Assert.True(one.At >= proposal.WakeAt));
        }
    }
}

namespace Submissions.Domain.Letters.Own;

/// <summary>What stands in the places of sentences.</summary>
public static class WordingPlaces
{
    /// <summary>What it is, in English.</summary>
    public static string What(string place) => place switch
    {
        "number" => "the proposal's number",
        "title" => "its title",
        "version" => "which version it is",
        "lead" => "its lead organisation",
        "filed" => "when it was filed",
        "closes" => "when the call closes",
        "until" => "until when to act",
        "due" => "until when it is due",
        "at" => "when it was",
        "day" => "the day",
        "starts" => "when it starts",
        "minutes" => "how many minutes",
        "room" => "the room",
        "document" => "the document's name",
        "file" => "the file's name",
        "what" => "what is still to come",
        "decision" => "accepted, not selected, on the waiting list",
        "words" => "what was written to it",
        "contact" => "the call's address for questions",
        _ => place,
    };

    /// <summary>A sentence as it reads, with an example in each place.</summary>
    public static string Example(string sentence) => LetterWords.Fill(sentence, place => $"[{What(place)}]");
}

using Submissions.Domain.Proposals;
using Xunit;

namespace Submissions.Domain.Tests;

public sealed class SymbolsTests
{
    [Fact]
    public void Every_byte_below_240_gives_each_symbol_equally_often()
    {
        var counts = Enumerable.Range(0, 240).Select(b => Symbols.From([(byte)b], 1)).GroupBy(symbol => symbol).Select(group => group.Count());
        Assert.Equal(Enumerable.Repeat(8, 30), counts);
    }

    [Fact]
    public void No_symbol_is_mistaken_for_another() => Assert.DoesNotContain("01OILU", symbol => Symbols.Contain(symbol));

    [Fact]
    public void Bytes_that_do_not_suffice_are_refused() => Assert.Throws<ArgumentException>(() => Symbols.From([240, 255, 7], 2));

    [Theory]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123456789abcde", false)]
    [InlineData("0123456789 abcdef", false)]
    [InlineData("0123456789abcdeé", false)]
    [InlineData(null, false)]
    public void Request_key_is_printable_and_long_enough(string? text, bool valid) => Assert.Equal(valid, RequestKey.TryParse(text, out _));
}

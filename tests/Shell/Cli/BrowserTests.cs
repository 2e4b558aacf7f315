using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>The page of <c>read --html</c> in a real browser: accessible, and inert whatever the
/// scheme's author wrote.</summary>
[Trait("Needs", "browser")]
public sealed class BrowserTests : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("OUTTURN_BROWSER")
                ?? "/usr/bin/chromium",
            Args = Flags,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser!.DisposeAsync();
        _playwright!.Dispose();
    }

    [Theory, MemberData(nameof(LedgerRunTests.Library), MemberType = typeof(LedgerRunTests))]
    public async Task The_page_of_a_scheme_is_accessible(string scheme)
    {
        IPage page = await Page(Ran.Words(0, "read", $"schemes/{scheme}", "--html").Out);
        AxeResult result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length})"));
    }

    [Fact]
    public async Task The_pages_for_a_board_are_accessible()
    {
        string path = Path.GetTempFileName();
        Ran.Words(0, "bid", "schemes/work-programme", "schemes/work-programme", "--runs", "2",
            "--provider", "schemes/work-programme/profile.yaml", "--html", path);
        IPage page = await Page(File.ReadAllText(path));
        File.Delete(path);
        Assert.Equal(
            "Should Riverside Employment Trust sign?",
            await page.Locator("h1").TextContentAsync());
        AxeResult result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length})"));
    }

    [Theory]
    [InlineData("Work Programme, simulated", "simulate", "schemes/work-programme", "--runs", "2",
        "--set", "referrals.starts a month=400", "--model-risk", "20", "--scenario",
        "schemes/work-programme/scenarios/dear-money.yaml")]
    [InlineData("Work Programme, calibrated", "calibrate", "schemes/work-programme", "--to",
        "schemes/work-programme/targets.yaml")]
    [InlineData("What not helping costs later", "experiment", "e10")]
    [InlineData("Thin reserves and parking", "experiment", "e1b")]
    public async Task A_report_is_accessible_and_loads_nothing(string title, params string[] words)
    {
        string path = Path.GetTempFileName();
        Ran.Words(0, [.. words, "--html", path]);
        string html = File.ReadAllText(path);
        File.Delete(path);
        Assert.DoesNotContain("£-", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        IPage page = await Page(html);
        Assert.Equal(title, await page.Locator("h1").TextContentAsync());
        Assert.NotEqual(0, await page.Locator("svg[role=img]").CountAsync());
        AxeResult result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length})"));
        // With the numbers of every chart open, too.
        await page.EvaluateAsync(
            "document.querySelectorAll('details').forEach(d => d.open = true)");
        result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length})"));
    }

    [Fact]
    public async Task A_title_that_is_a_script_is_only_text()
    {
        const string Script = "<script>alert(1)</script>";
        using Workplace place = Workplace.Of("work-programme");
        string path = place.Path("scheme.yaml");
        string text = File.ReadAllText(path);
        string spoilt = text.Replace("Attachment fee", Script, StringComparison.Ordinal)
            .Replace("title: Work Programme", $"title: '{Script}'", StringComparison.Ordinal);
        Assert.NotEqual(text, spoilt);
        File.WriteAllText(path, spoilt);
        bool asked = false;

        IPage page = await Page(
            Ran.Words(0, "read", place.Folder, "--html").Out, () => asked = true);

        Assert.False(asked);
        Assert.Equal(Script, await page.Locator("h1").First.TextContentAsync());
        Assert.Equal(0, await page.Locator("script").CountAsync());
    }

    private async Task<IPage> Page(string html, Action? dialog = null)
    {
        IBrowserContext context = await _browser!.NewContextAsync();
        IPage page = await context.NewPageAsync();
        page.Dialog += (_, asked) =>
        {
            dialog?.Invoke();
            _ = asked.DismissAsync();
        };
        await page.SetContentAsync(html);
        await page.WaitForLoadStateAsync(LoadState.Load);
        return page;
    }
}

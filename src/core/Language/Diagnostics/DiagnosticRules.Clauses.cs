namespace Outturn.Language;

/// <content>Single clauses, and the scheme as a whole.</content>
public static partial class DiagnosticRules
{
    private static DiagnosticRule[] OfClauses =>
    [
        Error(
            "table-key",
            "A key of a table is none of the labels that it is looked up by, or a label that can "
                + "come has no row.",
            "Correct the key; give every label a row, or add \"otherwise\"."),
        Error(
            "edges-not-ascending",
            "The keys of a table do not rise, so that it is not plain which row holds.",
            "Write the keys from low to high."),
        Error(
            "endless",
            "An outcome repeats, and nothing limits how often it is paid.",
            "Add `at most:` with a number, or with \"unlimited\" if that is meant."),
        Error(
            "no-long-stop",
            "The term does not say until when anything can become payable, so the contract "
                + "never ends.",
            "Add `long stop:` with the last date."),
        Error(
            "no-date",
            "A payment has no date: its cells have no period, and nothing else dates it.",
            "Add `payable:` with a date, or a period to `for each`."),
        Error(
            "no-evidence",
            "A fact is paid for, and the text does not say what proves it or who may report it.",
            "Add `evidence:` and `source:`."),
        Error(
            "paid-twice",
            "Two payments are for the same outcome.",
            "Add `on top of:` if both are meant; else `not with:` to the outcomes, or conditions "
                + "that keep the two apart."),
    ];

    private static DiagnosticRule[] OfVariations =>
    [
        Error(
            "variation-place",
            "A variation replaces a place that the text does not have.",
            "Write section, name and key as they stand in the text: `payments/job-fee/pay`. A "
                + "new clause has a section and a new name."),
        Error(
            "variation-fixed",
            "A variation replaces what cannot have two bodies with a date between them.",
            "Close the clause from that date (`only if: no`) and add a new one; or change the "
                + "text itself, where nothing that is paid depends on it."),
        Error(
            "variation-date",
            "A variation asks for a date that is not known where its place is worked out: the "
                + "day achieved, before anything is.",
            "Ask for a date that is known there, or give the place a variation of its own."),
        Error(
            "variation-conflict",
            "Two variations replace the same place, or one a part of the other's, from one date.",
            "Keep one of them, or let one hold from another date."),
    ];

    private static DiagnosticRule[] OfMoney =>
    [
        Error(
            "shares-not-whole",
            "The parts of a share do not make a whole, so some money belongs to nobody or to two.",
            "Make the parts 100%, or give one of them the \"rest\"."),
        Error(
            "vat-rate",
            "Amounts are net or inclusive of VAT, and nothing says at which rate; or what stands "
                + "there can be no rate of a tax: less than 0%, more than 100%, or different by "
                + "what was achieved.",
            "Give the section `vat` a `rate:` from 0% to 100%, dated where the law changed it."),
        Error(
            "unsure-figure",
            "A published scheme has a figure that is recalled or illustrative.",
            "Agree the figure and remove its mark, or keep `status: draft`."),
    ];

    private static DiagnosticRule[] OfSchemes =>
    [
        Error(
            "groups-overlap",
            "Somebody belongs to two groups. The message shows such a person.",
            "Tell the groups apart by a further condition, or use \"first of\", where the order "
                + "decides."),
        Error(
            "groups-gap",
            "Somebody belongs to no group. The message shows such a person.",
            "Add a case for them, or \"otherwise\"."),
        Error(
            "cases-overlap",
            "Two cases of one value can hold at once. The message shows when.",
            "Tell the cases apart by a further condition, or use \"first of\", where the order "
                + "decides."),
        Error(
            "cases-gap",
            "A value has cases, and it can be that none of them holds.",
            "Add a case, or \"otherwise\"."),
        Error(
            "never-reached",
            "A group or case can never be chosen: its condition cannot hold, or those above it "
                + "take everyone.",
            "Move it up, correct its condition, or remove it."),
        Error(
            "table-gap",
            "A table has no figure for a date of the term, or for a number that can come.",
            "Add a row for it, or \"otherwise\"."),
        Error(
            "table-overlap",
            "Two rows of a table take the same date or number.",
            "Let one end before the other begins. Both ends of \"A to B\" are inside."),
        Error(
            "unreachable",
            "An outcome asks for more time than it allows, so nobody can achieve it.",
            "Ask for less in `reaches`, or allow more in `within`."),
        Error(
            "after-long-stop",
            "Something can become payable after the long stop, when it would be refused.",
            "Move the long stop, or shorten the time in `within`, `payable after` or `measured "
                + "after`."),
        Error(
            "limit-order",
            "A cap for each person comes after a wider cap. The wider one then cuts amounts that "
                + "the narrower would have cut anyway, and people lose twice.",
            "Put the narrower cap first; or add a `note` that says why not."),
        Warning(
            "cap-never-binds",
            "A cap is higher than anything that one participant can earn, so it says nothing.",
            "Lower it, remove it, or keep it for payments that are still to come."),
        Warning(
            "closed-period-churn",
            "A limit is worked out on everything payable so far, so that later lines change what "
                + "earlier periods paid. The differences are posted in the open period.",
            "Use `cut: latest first`, limit each payment period, or expect the corrections."),
    ];
}

using System.Collections.Immutable;
using Outturn.Review.Rules.Financing;
using Outturn.Review.Rules.Measurement;
using Outturn.Review.Rules.Purpose;
using Outturn.Review.Rules.Rewards;
using Outturn.Review.Rules.Risks;

namespace Outturn.Review;

/// <summary>Every rule of the review, chapter by chapter.</summary>
public static class RuleBook
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<ReviewRule> All { get; } =
    [
        new SeveralPurposes(), new PurposeNotPaid(), new YearlySavings(),
        new InnovationNotAsked(), new InnovationNotAffordable(),
        new RiskBeyondReserves(), new ResultShareTooSmall(), new VolumeNotShared(),
        new OutsideControl(), new SmallProvidersSqueezed(), new NoFailurePlan(),
        new RolesNotStated(), new WrongPockets(), new ToldHowToWork(),
        new PriceBelowCost(), new PeopleParked(), new EasiestFirst(), new PaidAnyway(),
        new TargetsUpPricesDown(), new BetterPaysLess(), new PaysForLuck(),
        new RealEffectUnpaid(), new CohortTooSmall(), new MilestonesOutweighOutcomes(),
        new TooManyMeasures(),
        new FallsWhileHarmRises(), new RatioMovedByVolume(), new RoomToGame(),
        new HardToUnderstand(),
        new LateFirstPayment(), new SlowPayment(), new PaymentLimit(), new PricesNotIndexed(),
        new OutcomeAfterContract(),
        new BaselineNotAdjusted(), new EvidenceTooCostly(), new ReportingOverBudget(),
        new NoPilot(), new DecisionBeforeEvidence(), new NoEvaluationPlan(),
        new ResultsNotShared(),
    ];

    /// <summary>The rule about acceptances that answer to nothing.</summary>
    public static ReviewRule Stale { get; } = new AcceptsNothing();

    /// <summary>A rule by its name; null: there is none.</summary>
    public static ReviewRule? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}

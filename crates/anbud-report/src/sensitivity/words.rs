//! The words of what is told about how firm a decision is.

use anbud_analysis::sensitivity::NoAcceptability;

pub(super) const WEIGHTS: &str = "Weights within which the winner stays first";
pub(super) const FLIPS: &str = "Smallest changes that put another tender first";
pub(super) const PAIRS: &str = "Smallest changes further down";
pub(super) const LEAVE_ONE_OUT: &str = "Without one of them";
pub(super) const ROUNDING: &str = "Places that the declared rounding decided";
pub(super) const NEAR_MISSES: &str = "Thresholds nearly missed or nearly met";
pub(super) const ACCEPTABILITY: &str = "Places under other weightings";

pub(super) const NO_WINNER: &str =
    "The first place is not decided, so there is no decision to examine.";
pub(super) const ALONE: &str =
    "One tender alone is in the field: nothing that is weighed can put another first.";
pub(super) const NO_WEIGHT: &str = "No weight can be turned: no two criteria share a whole.";
pub(super) const NO_FLIP: &str =
    "No weight, price, score, group or evaluator alone can put another tender first.";
pub(super) const UNROUNDED: &str =
    " The declared rounding of points and results is left aside here.";
pub(super) const UNKNOWN: &str = "the rest cannot be evaluated: nobody else scores what it alone assesses, or a formula is undefined";
pub(super) const TIE: &str =
    "equal results, separated by a tie rule or not at all; the least change turns them";
pub(super) const NOTHING_TURNS: &str = "nothing alone turns them";
pub(super) const NOBODY: &str = "nobody alone";
pub(super) const OTHERS_IN_PROPORTION: &str = "█ the stated weight, ▒ where the winner stays first; the other weights share the rest in proportion.";
pub(super) const EXACTLY: &str = "Figures are rounded for this text only; `--format json` has them exactly. The award stands as it is: this is information.";

/// Why there is no rank acceptability.
pub(super) fn no_acceptability(why: NoAcceptability) -> &'static str {
    match why {
        NoAcceptability::OneWeight => "there are not two weights at the top that share a whole",
        NoAcceptability::OneTender => "fewer than two tenders have a result",
        NoAcceptability::NotLinear => {
            "results do not follow weights along a straight line under this award formula"
        }
    }
}

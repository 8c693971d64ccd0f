//! The panel: who its members are, where the award formula ranks what each of them came to.

use super::ScoringDraft;
use super::mistakes::Mistakes;
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::List;
use crate::procedure::{Award, BetweenGroups, Group, PanelOf, Scoring};

/// The choices, with what each means.
pub(crate) const CHOICES: &str = "write `panel` under `[scoring]`: \"evaluators\" (everybody who scored is a member, by their \
                                  own scores) or \"groups\" (every group is one, its scores taken together by `within_group`)";

/// Checks that the members are stated where the award formula looks at them, and nowhere else.
pub(super) fn check(
    stated: &ScoringDraft,
    scoring: &Scoring,
    award: &Award,
    groups: &List<Group>,
    mistakes: &mut Mistakes,
) {
    let Some(word) = &stated.panel else {
        if award.formula.is_over_panel() && !stated.damaged {
            let message = "the award is worked out over the panel, and who is in it is not stated";
            let place = stated.place.as_ref().unwrap_or(&award.place);
            mistakes.at(codes::RULE_NOT_STATED, message.to_owned(), place, CHOICES.to_owned());
        }
        return;
    };
    if !award.formula.is_over_panel() {
        let message =
            "`panel` is not used: the award formula takes nothing `over panel`".to_owned();
        let help = "leave it out, or choose an award model that does";
        mistakes.warn(message, &word.place, help.to_owned());
    }
    if scoring.panel != Some(PanelOf::Groups) {
        return;
    }
    let mut conflict = |message: &str, help: &str| {
        let mistake = Diagnostic::mistake(codes::CONFLICT, message).at(word.place.clone(), "");
        mistakes.add(mistake.help(help));
    };
    if groups.is_empty() {
        conflict(
            "`panel` is `groups`, and there is no `[[group]]`",
            "state the groups, or `panel = \"evaluators\"`",
        );
    }
    if scoring.between_groups == Some(BetweenGroups::Pooled) {
        conflict(
            "`panel` is `groups`, and `between_groups` is `pooled`, which takes no score of a group",
            "state another `between_groups`, or `panel = \"evaluators\"`",
        );
    }
}

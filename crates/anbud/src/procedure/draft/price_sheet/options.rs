//! Options: how they count must be stated, and a weighted one with its weight.

use super::OptionDraft;
use crate::diagnostic::codes;
use crate::procedure::Counted;
use crate::procedure::draft::mistakes::{Mistakes, choose, placed};
use crate::{Literal, Place};

/// The weight of a weighted option is stated beside it.
#[derive(Debug, Clone, Copy)]
enum Word {
    Included,
    Weighted,
    Excluded,
}

const WORDS: &[(&str, Word)] =
    &[("included", Word::Included), ("weighted", Word::Weighted), ("excluded", Word::Excluded)];

/// How an option counts; none for what is no option. `what` is what it is, in messages.
pub(super) fn option(
    stated: &OptionDraft,
    what: &str,
    damaged: bool,
    mistakes: &mut Mistakes,
) -> Option<Counted> {
    let word = stated.counts.as_ref().and_then(|word| choose(word, "option", WORDS, mistakes));
    match (word, &stated.weight, &stated.counts) {
        (Some(Word::Weighted), Some(weight), _) => {
            let (share, place) = placed(weight);
            let is_share = is_share(share);
            if !is_share {
                not_a_share(share, &place, mistakes);
            }
            Some(Counted::Weighted(share, place)).filter(|_| is_share)
        }
        (Some(Word::Weighted), None, Some(word)) if !damaged => {
            let message = format!("{what} is a weighted option without an `option_weight`");
            let help =
                "state the share of its price that counts, such as `option_weight = \"30 %\"`";
            mistakes.at(codes::RULE_NOT_STATED, message, &word.place, help.to_owned());
            None
        }
        (Some(Word::Included | Word::Excluded) | None, Some(weight), _) if !damaged => {
            let message = format!("{what} states an `option_weight`, but is no weighted option");
            let help = "add `option = \"weighted\"`, or leave the weight out".to_owned();
            mistakes.at(codes::CONFLICT, message, &weight.place, help);
            None
        }
        (Some(Word::Included), ..) => Some(Counted::Included),
        (Some(Word::Excluded), ..) => Some(Counted::Excluded),
        _ => None,
    }
}

fn is_share(share: Literal) -> bool {
    !share.is_negative() && share <= Literal::whole(1)
}

fn not_a_share(share: Literal, place: &Place, mistakes: &mut Mistakes) {
    let message = format!("`option_weight` is {share}, and goes from 0 to 1");
    let help = "write the share of the price that counts, such as `0.3` or `\"30 %\"`".to_owned();
    mistakes.at(codes::OUT_OF_RANGE, message, place, help);
}

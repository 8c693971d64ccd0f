//! What a tender states beside its price: answers, measures, agreed scores.

use anbud::record::Tender;

/// What a tender states otherwise than it did.
pub(super) fn changes(sealed: &Tender, now: &Tender) -> Vec<String> {
    let id = &sealed.id;
    let mut changes = Vec::new();
    if sealed.tenderer != now.tenderer {
        let (was, is) = (&sealed.tenderer, &now.tenderer);
        changes.push(format!("the tenderer of `{id}` was `{was}` and is `{is}`"));
    }
    for (what, was, is) in [
        ("the answer to", answers(sealed), answers(now)),
        ("the measure", measures(sealed), measures(now)),
        ("the agreed score of", agreed(sealed), agreed(now)),
    ] {
        let other = |list: &[(String, String)], name: &str| {
            let found = list.iter().find(|(known, _)| known == name);
            found.map_or_else(|| "not stated".to_owned(), |(_, text)| format!("`{text}`"))
        };
        let new = is.iter().filter(|(name, _)| !was.iter().any(|(known, _)| known == name));
        for (name, _) in was.iter().chain(new) {
            let (was, is) = (other(&was, name), other(&is, name));
            if was != is {
                changes.push(format!("{what} `{name}` of `{id}` was {was} and is {is}"));
            }
        }
    }
    changes
}

fn answers(tender: &Tender) -> Vec<(String, String)> {
    let answers = tender.answers.iter();
    answers.map(|answer| (answer.requirement.clone(), answer.met.to_string())).collect()
}

fn measures(tender: &Tender) -> Vec<(String, String)> {
    let measures = tender.measures.iter();
    measures.map(|measure| (measure.name.clone(), measure.text.clone())).collect()
}

fn agreed(tender: &Tender) -> Vec<(String, String)> {
    tender.agreed.iter().map(|agreed| (agreed.item.clone(), agreed.score.clone())).collect()
}

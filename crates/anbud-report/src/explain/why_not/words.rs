//! The words of the answer, one table for each language.

use anbud::procedure::Language;

/// The words of one language. `{}` stands for what is filled in, in order.
#[derive(Debug)]
pub(super) struct Words {
    title: &'static str,
    pub(super) has_won: &'static str,
    pub(super) unplaced: &'static str,
    pub(super) nobody_won: &'static str,
    behind: &'static str,
    by_rule: &'static str,
    had: &'static str,
    pub(super) points: &'static str,
    points_against: &'static str,
    worth: &'static str,
    and_more: &'static str,
    pub(super) price: &'static str,
    price_higher: &'static str,
    price_lower: &'static str,
    price_same: &'static str,
    pub(super) enough: &'static str,
    pub(super) nothing_enough: &'static str,
    pub(super) least_more: &'static str,
    price_below: &'static str,
    price_above: &'static str,
    quality_enough: &'static str,
    point_worth: &'static str,
    score_enough: &'static str,
    pub(super) rejected: &'static str,
    not_met: &'static str,
    below: &'static str,
    pub(super) score: &'static str,
    pub(super) share: &'static str,
    /// The decimal point, and the English words of units, with what they are here.
    units: &'static [(&'static str, &'static str)],
}

const ENGLISH: Words = Words {
    title: "Why {} has not won",
    has_won: "It has won.",
    unplaced: "It counts in the field but has no place: the award formula gives it no result.",
    nobody_won: "Nobody has won: the first place is not decided.",
    behind: "It has place {}, with the result {}. {} won with {}: that is {} better{}.",
    by_rule: "It has place {}. Its result equals that of {}, which won by the rule `{}`.",
    had: "What {} had that {} had not",
    points: "points",
    points_against: "{} for {}, {} for {}: {} apart",
    worth: "here worth {} {}",
    and_more: "and {} more",
    price: "The price",
    price_higher: "{}, against {}: {} higher",
    price_lower: "{}, against {}: {} lower",
    price_same: "{}, the same for both",
    enough: "What would have been enough to be ahead of the winner, each alone",
    nothing_enough: "No price, no quality and no single score would have been enough.",
    least_more: "The results are equal: the least better one would have been enough.",
    price_below: "a price below {} {} instead of {}: {} {} lower",
    price_above: "a price above {} {} instead of {}: {} {} higher",
    quality_enough: "quality above {} instead of {}: {} points more",
    point_worth: "so between these two tenders a point was worth {} {}",
    score_enough: "a score of {} above {} instead of {}",
    rejected: "It was rejected, on these grounds:",
    not_met: "the mandatory requirement `{}` is not met: {}",
    below: "the {} of `{}` is {}, below the threshold of {}",
    score: "score",
    share: "share",
    units: &[],
};

const SWEDISH: Words = Words {
    title: "Varför {} inte har vunnit",
    has_won: "Anbudet har vunnit.",
    unplaced: "Anbudet är med i jämförelsen men har ingen plats: tilldelningsformeln ger det inget resultat.",
    nobody_won: "Ingen har vunnit: den första platsen är inte avgjord.",
    behind: "Anbudet har plats {}, med resultatet {}. {} vann med {}: det är {} bättre{}.",
    by_rule: "Anbudet har plats {}. Resultatet är lika med det för {}, som vann genom regeln `{}`.",
    had: "Vad {} hade som {} inte hade",
    points: "poäng",
    points_against: "{} för {}, {} för {}: {} skiljer",
    worth: "här värt {} {}",
    and_more: "och {} till",
    price: "Utvärderingspriset",
    price_higher: "{}, mot {}: {} högre",
    price_lower: "{}, mot {}: {} lägre",
    price_same: "{}, lika för båda",
    enough: "Vad som hade räckt för att ligga före vinnaren, var för sig",
    nothing_enough: "Inget pris, ingen kvalitet och inget enskilt betyg hade räckt.",
    least_more: "Resultaten är lika: minsta bättre resultat hade räckt.",
    price_below: "ett pris under {} {} i stället för {}: {} {} lägre",
    price_above: "ett pris över {} {} i stället för {}: {} {} högre",
    quality_enough: "kvalitet över {} i stället för {}: {} poäng mer",
    point_worth: "mellan dessa två anbud var en poäng alltså värd {} {}",
    score_enough: "ett betyg för {} över {} i stället för {}",
    rejected: "Anbudet förkastades, på dessa grunder:",
    not_met: "det obligatoriska kravet `{}` är inte uppfyllt: {}",
    below: "{} för `{}` är {}, under tröskelvärdet {}",
    score: "betyget",
    share: "andelen",
    units: &[
        (".", ","),
        (" per point", " per poäng"),
        ("points", "poäng"),
        ("thousand ", "tusen "),
        ("million ", "miljon "),
        ("billion ", "miljard "),
    ],
};

/// Fills the places of a sentence in order; what is filled in is not looked at again.
fn filled(sentence: &str, with: &[&str]) -> String {
    let mut parts = sentence.split("{}");
    let mut text = parts.next().unwrap_or("").to_owned();
    for (part, filling) in parts.zip(with) {
        text += filling;
        text += part;
    }
    text
}

impl Words {
    /// The words of a language.
    pub(super) fn of(language: Language) -> &'static Words {
        match language {
            Language::English => &ENGLISH,
            Language::Swedish => &SWEDISH,
        }
    }

    pub(super) fn title(&self, tender: &str) -> String {
        filled(self.title, &[tender])
    }

    /// A figure with its unit, both as this language writes them.
    pub(super) fn in_language(&self, figure: &str) -> String {
        self.units.iter().fold(figure.to_owned(), |text, (from, to)| text.replace(from, to))
    }

    pub(super) fn behind(
        &self,
        place: u32,
        own: &str,
        (winner, best): (&str, &str),
        by: &str,
        relative: Option<&str>,
    ) -> String {
        let relative = relative.map(|relative| format!(" ({relative})")).unwrap_or_default();
        filled(self.behind, &[&place.to_string(), own, winner, best, by, &relative])
    }

    pub(super) fn by_rule(&self, place: u32, winner: &str, rule: &str) -> String {
        filled(self.by_rule, &[&place.to_string(), winner, rule])
    }

    pub(super) fn had(&self, one: &str, other: &str) -> String {
        filled(self.had, &[one, other])
    }

    pub(super) fn points_against(
        &self,
        (one, of_one): (&str, &str),
        (other, of_other): (&str, &str),
        by: &str,
    ) -> String {
        filled(self.points_against, &[one, of_one, other, of_other, by])
    }

    pub(super) fn worth(&self, money: &str, currency: &str) -> String {
        filled(self.worth, &[money, currency])
    }

    pub(super) fn and_more(&self, count: usize) -> String {
        filled(self.and_more, &[&count.to_string()])
    }

    pub(super) fn prices(&self, own: &str, other: &str, by: &str, is_higher: bool) -> String {
        let sentence = if is_higher { self.price_higher } else { self.price_lower };
        filled(sentence, &[own, other, by])
    }

    pub(super) fn same_price(&self, price: &str) -> String {
        filled(self.price_same, &[price])
    }

    pub(super) fn price_enough(
        &self,
        (at, from): (&str, &str),
        by: &str,
        currency: &str,
        is_lower: bool,
    ) -> String {
        let sentence = if is_lower { self.price_below } else { self.price_above };
        filled(sentence, &[at, currency, from, by, currency])
    }

    pub(super) fn quality_enough(&self, at: &str, own: &str, more: &str) -> String {
        filled(self.quality_enough, &[at, own, more])
    }

    pub(super) fn a_point_is_worth(&self, money: &str, currency: &str) -> String {
        filled(self.point_worth, &[money, currency])
    }

    pub(super) fn score_enough(&self, id: &str, at: &str, from: &str) -> String {
        filled(self.score_enough, &[id, at, from])
    }

    pub(super) fn not_met(&self, id: &str, text: &str) -> String {
        filled(self.not_met, &[id, text])
    }

    pub(super) fn below(&self, what: &str, id: &str, figure: &str, least: &str) -> String {
        filled(self.below, &[what, id, figure, least])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_looked_at_again() {
        assert_eq!(filled("{} and {}", &["{}", "b"]), "{} and b");
    }

    #[test]
    fn units_are_said_in_the_language() {
        let swedish = Words::of(Language::Swedish);
        assert_eq!(
            swedish.in_language("35.4 points per billion SEK"),
            "35,4 poäng per miljard SEK"
        );
        assert_eq!(Words::of(Language::English).in_language("35 points"), "35 points");
    }
}

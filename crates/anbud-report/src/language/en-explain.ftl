# The sentences of explanations in English.

## Where a tender stands

explain-in-tender = in the tender { $id }, { $tenderer }
explain-place = It has place { $place } of { $placed }.
explain-place-with = It has place { $place } of { $placed }, with the result { $result }.
explain-place-undecided = It has no place yet: figures are too close to tell apart.
explain-rejected = It is rejected:
explain-unplaced = It counts in the field but has no place: the award formula gives it no result.
explain-quality-alone = Quality alone was assessed; no price was read.
explain-ahead = It is { $margin } ahead of { $other }.
explain-behind = It is { $margin } behind { $other }.
explain-tie-before = Its result equals that of { $other }; the rule `{ $rule }` puts it before { $other }.
explain-tie-after = Its result equals that of { $other }; the rule `{ $rule }` puts it after { $other }.
explain-shares = It shares its place with { $other }: the results are equal and no rule separates them.

## Grounds of rejection

explain-ground-not-met = the mandatory requirement `{ $id }` is not met: { $text }
explain-ground-rule = `{ $id }`: { $text }
explain-ground-score = the score of `{ $id }` is { $found }, below the threshold of { $least }
explain-ground-share = the share of `{ $id }` is { $found }, below the threshold of { $least }

## Figures

explain-true = true
explain-false = false
explain-nothing = none
explain-of-tender = { $name } of { $tender }
explain-sum = sum
explain-product = product
explain-of-many = { $what } of { $n } figures
explain-weighted-mean = the weighted mean of { $n } requirements
explain-trimmed-sum = sum of { $n } figures without the { $lowest } lowest and the { $highest } highest
explain-count = how many of { $n } conditions hold
explain-lowest = { $rank ->
    [1] lowest
    [2] 2nd lowest
    [3] 3rd lowest
   *[other] { $rank }th lowest
}
explain-highest = { $rank ->
    [1] highest
    [2] 2nd highest
    [3] 3rd highest
   *[other] { $rank }th highest
}
explain-one-of = the { $rank } of { $n }: { $name }
explain-rounded = { $count ->
    [one] rounded { $mode } to { $n } decimal
   *[other] rounded { $mode } to { $n } decimals
}
explain-mode-half-up = half-up
explain-mode-half-down = half-down
explain-mode-half-even = half-even
explain-mode-truncate = towards zero
explain-mode-floor = down
explain-mode-ceil = up
explain-see-above = see above
explain-and-more = and { $n } more (`--all` shows them)
explain-since = since { $condition }: { $values }
explain-since-not = since { $condition } does not hold: { $values }

## Scores

explain-only-score = the only score
explain-mean = { $count ->
    [one] the mean of { $n } score
   *[other] the mean of { $n } scores
}
explain-median = { $count ->
    [one] the median of { $n } score
   *[other] the median of { $n } scores
}
explain-trimmed-mean = { $count ->
    [one] the mean of { $n } score left without the { $lowest } lowest and the { $highest } highest
   *[other] the mean of { $n } scores left without the { $lowest } lowest and the { $highest } highest
}
explain-agreed = the consensus of the group
explain-lowest-score = { $count ->
    [one] the lowest of { $n } score
   *[other] the lowest of { $n } scores
}
explain-highest-score = { $count ->
    [one] the highest of { $n } score
   *[other] the highest of { $n } scores
}
explain-consensus = consensus
explain-not-counted = (not counted)
explain-left-out = (without { $n } who did not score every tender)
explain-lines = { $count ->
    [one] { $place } and { $n } more line
   *[other] { $place } and { $n } more lines
}
explain-beside = { $count ->
    [one] beside it, { $n } evaluator scored { $lowest }
   *[other] beside it, { $n } evaluators scored from { $lowest } to { $highest }
}
explain-beside-same = { $count ->
    [one] beside it, { $n } evaluator scored { $lowest }
   *[other] beside it, { $n } evaluators scored { $lowest }, all the same
}
explain-below = { $count ->
    [one] , { $apart } below it
   *[other] , on average { $apart } below it
}
explain-above = { $count ->
    [one] , { $apart } above it
   *[other] , on average { $apart } above it
}
explain-replaced = { $who } changed { $old } to { $new }

## Criteria and requirements

explain-requirements = Requirements, the greatest contribution first
explain-groups = Scores of groups (how many)
explain-rule = The rule
explain-rule-price = The rule, in which x is the price
explain-rule-measure = The rule, in which x is the measure `{ $measure }`
explain-from-on = from { $from } on: { $share }
explain-not-needed = Nothing was worked out here: the tender was rejected before this was needed.
explain-no-part = Nothing is worked out here: the criterion takes no part in sums.
explain-meets = A mandatory requirement; the tender meets it.
explain-fails = A mandatory requirement; the tender does not meet it and is rejected.

## Prices and thresholds

explain-corrected = Submitted as { $submitted } { $currency }, corrected to { $corrected }: { $reason }.
explain-abnormal = Test for abnormally low tenders
explain-abnormal-holds = the price must be explained
explain-abnormal-not = nothing to explain
explain-thresholds = Thresholds
explain-met = { $what } { $value }, at least { $least }: met with { $room } to spare
explain-missed = { $what } { $value }, at least { $least }: missed by { $room }
explain-more-met = and { $n } more, met with more to spare (`--all` shows them)

## Why a tender has not won

why-not = Why { $tender } has not won
why-not-won = It has won.
why-not-nobody = Nobody has won: the first place is not decided.
why-not-rejected = It was rejected, on these grounds:
why-not-behind = It has place { $place }, with the result { $own }. { $winner } won with { $best }: that is { $margin } better{ $relative }.
why-not-by-rule = It has place { $place }. Its result equals that of { $winner }, which won by the rule `{ $rule }`.
why-not-had = What { $one } had that { $other } had not
why-not-against = { $one } for { $of_one }, { $other } for { $of_other }: { $by } apart
why-not-worth = here worth { $money }
why-not-more = and { $n } more
why-not-price = The price
why-not-price-higher = { $own }, against { $other }: { $by } higher
why-not-price-lower = { $own }, against { $other }: { $by } lower
why-not-price-same = { $own }, the same for both
why-not-enough = What would have been enough to be ahead of the winner, each alone
why-not-nothing = No price, no quality and no single score would have been enough.
why-not-least = The results are equal: the least better one would have been enough.
why-not-price-below = a price below { $at } instead of { $from }: { $by } lower
why-not-price-above = a price above { $at } instead of { $from }: { $by } higher
why-not-quality = quality above { $at } instead of { $from }: { $more } points more
why-not-point = so between these two tenders a point was worth { $money }
why-not-score = a score of { $id } above { $at } instead of { $from }

## The decision on one line

decided-by-result = { $winner } wins: its result is { $margin }{ $relative } better than that of { $next }, the next.
decided-alone = { $winner } wins: no other tender has a place.
decided-by-rule = { $winner } wins: { $tied } tie at { $result }, and the rule `{ $rule }` puts { $first } first.
decided-by-draw = { $winner } wins: { $tied } tie at { $result }, and the draw puts { $first } first ({ $held }).
decided-before = { $winner } wins; the order of { $tied } behind it is not decided: their figures are closer than their certainty.
decided-too-close = Undecided: the figures of { $tied } are closer than their certainty.
decided-no-ties = Undecided: { $tied } share the first place, with { $result } each; `[award]` states no `ties`, so nothing separates them.
decided-no-rule = Undecided: { $tied } share the first place, with { $result } each, and no rule in `ties` separates them.
decided-draw-wanted = Undecided: { $tied } share the first place, with { $result } each, and the rule `draw` needs a drawn order that names them: hold the draw in public and state it under `[draw]` in tenders.toml.
decided-nobody-left = No tender has a place: every tender is rejected.
decided-nobody-placed = No tender has a place: the award formula gives none of them a result.
decided-no-tenders = There is no tender.

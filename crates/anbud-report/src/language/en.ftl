# The sentences of reports and letters in English.

## Words

and = and
contents = Contents
skip = To the content
yes = yes
no = no
place = Place
tender = Tender
tenderer = Tenderer
quality = Quality
price = Price
points = Points
value = Value
result = Result
points-unit = points
points-one = point
of-full = of { $full }
criterion = Criterion
requirement = Requirement
group = Group
weight = Weight
full-marks = Full marks
full-value = Full value
score = Score
share = Share
scale = Scale
kind-quality = quality
kind-price = price
kind-cost = cost
reason = Reason
where = Where
when = When
file = File
size = Bytes
digest = SHA-256
approximately = ≈ { $figure }
percent = { $figure } %
no-place = –
undecided-place = ?
rejected = rejected
unplaced = no place
amount-0 = { $currency }
amount-3 = thousand { $currency }
amount-6 = million { $currency }
amount-9 = billion { $currency }
per-amount-0 = { $currency }
per-amount-3 = thousand { $currency }
per-amount-6 = million { $currency }
per-amount-9 = billion { $currency }
points-per = points per { $amount }
per = per { $amount }
per-point = { $currency } per point
rounded-here = Figures are rounded for this table only; the record has them exactly.
rounded-no-more = Every figure stands here as it was worked out.
so-many-scores = { $count ->
    [one] { $n } score
   *[other] { $n } scores
}
so-many-more = and { $n } more, all of them in the record

## Words of formulas

word-if = if
word-otherwise = otherwise
word-and = and
word-or = or
word-not = not
word-among-others = among others
word-over-panel = over the panel

## The decision

report-kind = Evaluation of tenders
decision = The decision
card-winner = Best tender
card-winner-note = { $count ->
    [one] the only tender with a place
   *[other] place 1 of { $n }
}
card-margin = Ahead of the next
card-margin-note = { $next } is next
card-margin-relative = { $relative } better than { $next }
card-alone = Nobody else has a place
card-decided = Decided by
card-by-result = The result
card-by-result-highest = the highest result wins
card-by-result-lowest = the lowest result wins
card-by-tie = The rule for equal results
card-by-draw = A draw
card-holds = Holds until
card-holds-note = weight of { $title } (stated: { $from } %)
value-chart-about = One bar for each tender, made up of the value of each main criterion; the table below holds the same figures.
card-undecided = Undecided
card-nobody = No award
card-quality-only = Quality only
wins-by = { $winner } wins. Its result is { $margin } better than that of { $next }, the next.
wins-alone = { $winner } wins. No other tender has a place.
wins-by-rule = { $winner } wins. { $tied } have the same result, { $result }, and the rule “{ $rule }” separates them.
wins-by-draw = { $winner } wins. { $tied } have the same result, { $result }, and a draw separates them ({ $held }).
first-is-tied = { $tied } share the first place, each with { $result }, and no stated rule separates them.
too-close = The order of { $tied } is not decided: their figures are closer than they can be told apart.
wins-before-undecided = { $winner } wins. The order of { $tied } behind it is not decided: their figures are closer than they can be told apart.
nobody-left = No tender has a place: every tender was rejected.
nobody-placed = No tender has a place: the award formula gives none of them a result.
no-tenders = There is no tender.
quality-alone = Quality alone was assessed; no price has been read.

## Ranking

ranking = Ranking
tenders = Tenders
tenders-caption = Tenders and what is known of them
ranking-caption = Tenders in order of place
equal-results = { $tied } have the same result; the rule “{ $rule }” puts { $first } first.
equal-drawn = { $tied } have the same result; a draw puts { $first } first.
equal-shared = { $tied } have the same result and share place { $place }.

## Points

points-title = Where the points come from
value-title = Where the value comes from
points-chart = Points of each tender by criterion
value-chart = Value of each tender by criterion
points-chart-about = One bar for each tender, made up of its points for each main criterion; the table below holds the same figures.
points-table = Points by criterion
value-table = Value by criterion
bars-note = The criteria stand in each bar in the order of the list above it.
sum = Sum

## Price and quality

price-quality = Price against quality
price-value = Price against value
price-quality-about = Each tender stands where its price and its quality meet; the table of the ranking holds the same figures.
price-points-about = Each tender stands where its points for price and its points for quality meet; the table of points holds the same figures.
equal-ray = Each line joins what gives the same quality for the money, and bears the result: steeper is better. The solid one goes through the best tender.
equal-rising = Each line joins what has the same price less value, and bears the result. The solid one goes through the best tender; what lies above it would have been better.
equal-falling = Each line joins what has the same sum of points, and bears the result. The solid one goes through the best tender; what lies above it would have been better.
equal-nowhere = No lines of equal value are drawn: this page draws them where the result is quality per price, price less value, or the sum of points for one price and for quality.
equal-nowhere-own = No lines of equal value are drawn, since the award formula is the procurement’s own: this page draws them for models of the catalogue.
equal-nowhere-relative = No lines of equal value are drawn, since what a tender is worth also depends on the other tenders.
axis-price = Price, { $unit }
axis-quality = Quality, points
axis-value = Value, { $unit }
axis-price-points = Points for price
axis-quality-points = Points for quality
points-numbered = Numbers are those of this list:

## Groups

panel-title = The panel
panel-member = Member
panel-caption = What each member of the panel came to: { $figure }
groups-title = What the groups scored
groups-caption = Scores by group
groups-note = Darker is higher on the scale.
groups-weighted = For a criterion with requirements: the mean of the group’s scores of its requirements, by their weights.

## How firm the decision is

firm-title = How firm the decision is
firm-intro = What follows was worked out after the evaluation. It says how much would have to be different for another tender to win; it changes nothing.
firm-weights = Weights within which the winner stays
firm-weights-chart = The weight of each criterion, and the weights within which the winner stays
firm-weights-about = One line for each criterion from 0 to 100 percent; the band is where the winner stays, the mark the stated weight. The table holds the same figures.
firm-stated = Stated
firm-from = From
firm-to = To
firm-then = Otherwise
firm-flips = The smallest changes that would change the winner
firm-flips-more = { $count ->
    [one] One more change of one of these kinds would change the winner; it is not smaller than those of its kind above.
   *[other] { $n } more changes of these kinds would change the winner; none is smaller than those of its kind above.
}
firm-what = What
firm-now = Now
firm-changed = Changed to
firm-would-win = Would win
firm-nobody = nobody alone
firm-weight = weight of { $id }
firm-score = score for { $id }
firm-price = price of { $id }
firm-evaluator = all scores of { $id }
firm-one-evaluator = evaluator { $n }
firm-group = all scores of the group { $id }
firm-unit-price = unit price of { $id }
firm-discount = discount on { $id }
firm-models = The same tenders under other models, as information: the award follows the published rules
firm-without = without { $what }, { $then } wins
firm-without-nobody = without { $what }, nobody wins alone
firm-out-none = { $count ->
    [one] Leaving out the one evaluator, group, criterion, requirement or tender that was tried would not change the winner.
   *[other] { $n } evaluators, groups, criteria, requirements and tenders were left out one at a time: none of them changes the winner.
}
firm-out-some = Left out one at a time, these would change the winner:
firm-shares = How often each tender would take each place, over { $samples } weightings drawn at random (seed { $seed })
firm-shares-first = Only the first three places are shown.

## Who judged

people-title = Who judged
people-some = { $scored } of { $count } evaluators gave { $scores } scores that count.
people-groups = Groups
people-group-caption = Evaluators and scores by group
people-planned = Planned and actual make-up by { $attribute }
people-evaluators = Evaluators
people-scored = Scored
people-scores = Scores
people-at-least = Planned at least
people-short = { $n } too few
people-value = Value
people-among = Who scored for each group and each criterion, by { $attribute }
people-others = others
people-scored-what = Group or criterion
activity = Activity
activity-caption = The activities that scores came from
activity-not-stated = not stated
activity-note = The weight with which the scores of an activity entered the score of the criterion.

## Rejected tenders

rejected-title = Rejected tenders
ground-mandatory-not-met = The mandatory requirement { $id } is not met: { $text }
ground-score-below-threshold = The score for { $title } is { $found }; at least { $least } is required.
ground-share-below-threshold = The share of full marks for { $title } is { $found }; at least { $least } is required.
ground-rejected-by-rule = { $text }

## Changed scores

changes-title = Changed scores
changes-intro = { $count ->
    [one] One score was replaced. The earlier score stays in the files.
   *[other] { $n } scores were replaced. The earlier scores stay in the files.
}
changes-caption = Scores that were replaced, with the reason
change = Change

## Prices

abnormal-title = Abnormally low prices
abnormal-intro = These tenderers must be asked to explain their price before the decision:
abnormal-none = No tender has a price that must be explained by this rule:
corrected-title = Corrected prices
corrected-caption = Prices as submitted and as corrected
submitted = Submitted
corrected = Corrected

## Rules

rules-title = The rules
rules-award = How the award is made
rules-best-highest = The highest result wins.
rules-best-lowest = The lowest result wins.
rules-absolute = No other tender can change the result of a tender.
rules-relative = The result of a tender depends on which other tenders there are.
rules-own = Own formula
rules-ties = Equal results are separated by, in this order: { $rules }.
rules-no-ties = Nothing is stated that separates equal results.
tie-highest = highest { $what }
tie-lowest = lowest { $what }
tie-draw = draw
tie-price = price
tie-quality = quality
tie-points = points
tie-value = value
tie-result = result
rules-price = The price that is compared
rules-parameters = Parameters
rules-criteria = Award criteria
rules-criteria-caption = Award criteria with their full marks
rules-value-caption = Award criteria with their full value
rules-criterion-by = Points from
rules-by-score = score on { $scale }
rules-by-pairs-each = comparison in pairs on { $scale }, each evaluator’s highest sum as 1
rules-by-pairs-all = comparison in pairs on { $scale }, the highest sum of all evaluators as 1
rules-by-requirements = { $count ->
    [one] { $n } requirement on { $scale }
   *[other] { $n } requirements on { $scale }
}
rules-by-measure = measure { $measure }
rules-by-price = the price
rules-by-children = the criteria below it
rules-by-nothing = earns no points of its own
rules-threshold = at least { $least } required
rules-curves = From score, measure or price to points
rules-curve-of = For { $criteria }
rules-table-from = From
rules-table-share = Share of full marks
rules-limits = The share is kept between { $lowest } and { $highest }.
rules-limit-lowest = The share is never below { $lowest }.
rules-limit-highest = The share is never above { $highest }.
rules-rejections = Grounds of rejection
rules-mandatory = { $count ->
    [one] { $n } mandatory requirement must be met.
   *[other] { $n } mandatory requirements must be met.
}
rules-scoring = How scores are taken together
rules-within-mean = Within a group: the mean of the evaluators’ scores.
rules-within-median = Within a group: the median of the evaluators’ scores.
rules-within-trimmed-mean = Within a group: the mean of the evaluators’ scores without the { $lowest } lowest and the { $highest } highest.
rules-within-consensus = Within a group: the one score the group agreed on.
rules-within-lowest = Within a group: the lowest score.
rules-within-highest = Within a group: the highest score.
rules-between-weighted-mean = Between groups: the mean by the weights of the groups.
rules-between-mean = Between groups: the plain mean.
rules-between-median = Between groups: the median.
rules-between-pooled = The mean of all evaluators’ scores, whatever their group.
rules-missing-error = A missing score is an error.
rules-missing-skip = Where a score is missing, the others count.
rules-missing-skip-evaluator = Who missed a tender is left out for that requirement for all tenders.
rules-panel-evaluators = The members of the panel are the evaluators: each has a total of their own for every tender, by their own scores.
rules-panel-groups = The members of the panel are the groups: each has a total of its own for every tender, by its own scores.
rules-rounding = Rounding
rules-rounding-none = Nothing is rounded.
rules-rounding-caption = What is rounded, and how
rules-stage = What
rules-decimals = Decimals
rules-mode = Halves
stage-score = scores
stage-share = shares
stage-points = points
stage-value = values
stage-quality = quality
stage-price = price
stage-result = result
mode-half-up = away from zero
mode-half-down = towards zero
mode-half-even = to the even digit
mode-truncate = cut off
mode-floor = downwards
mode-ceil = upwards

## Warnings

warnings-title = Warnings
warning-times = { $text } ({ $n } times)

## Inputs

inputs-title = What this rests on
inputs-seal = Seal of the rules
inputs-engine = Worked out with
inputs-method = method version { $method }, record format { $format }
inputs-caption = Files with their digests
recheck-title = How to re-check
recheck-intro = Nobody needs to trust this report. With the files of the case:
recheck-digests = { $command } prints the digests of the files; they must be those above.
recheck-seal = { $command } succeeds only if the rules are the published ones.
recheck-evaluate = { $command } works everything out anew and writes the record.
recheck-verify = { $command } re-checks every figure of the record with separate arithmetic.
recheck-explain = { $command } tells why a tender has its figures.
made-from = Every figure here is taken from the record of the evaluation, and none was worked out anew.

## The report for the file

file-kind = Evaluation report for the file
file-title = Parties, contract and grounds
file-authority = Contracting authority
file-subject = Subject
file-reference = Reference
file-winner = Successful tenderer
file-value = Price compared
file-reasons = Why this tender
file-considered = Tenders that were considered, and the grounds of rejection
file-place = place { $place }
file-to-add = To be added by the authority, since it is not part of the evaluation
file-add-selection = candidates and tenderers excluded or not selected, and why
file-add-qualification = where a negotiated or direct award was used: the circumstances that justify it
file-add-subcontract = the share of the contract that the successful tenderer intends to subcontract, and to whom
file-add-conflicts = conflicts of interest that were detected, and what was done
file-add-means = where other than electronic means of communication were used: the reasons

## Lots

lot = Lot
lot-by-id = Lot { $id }
lot-by-title = Lot { $id }: { $title }
lots-title = The lots and who is awarded them
lots-caption = The award of each lot
lots-winner = Awarded to
lots-nobody = nobody
lots-particulars = To be noted
lots-rule-each = Each lot is awarded to the tender that is first in it.
lots-rule-by-order-of-lots = The lots are awarded one after the other, in their order.
lots-rule-by-stated-preference = Where a tenderer is first in more lots than it may win, the lots that it prefers count.
lots-rule-best-total-result = All lots are awarded at once, so that the sum of the results is the best.
lots-rule-best-total-price = All lots are awarded at once, so that the sum of the prices is the lowest.
lots-most = { $count ->
    [one] A tenderer is awarded at most one lot.
   *[other] A tenderer is awarded at most { $n } lots.
}
lots-sum = Together the lots come to { $sum }.
lots-next = The next best way of sharing them out comes to { $sum } ({ $ways }).
lots-undecided = It is not decided how the lots are shared out: several ways are equally good, and no stated rule separates them.
lots-undecided-lot = It is not decided how the lots are shared out: in lot { $lot } several tenders share the place that wins it, and no stated rule separates them.
lots-too-close = It is not decided how the lots are shared out: figures are closer than they can be told apart.
lots-awarded = This lot is awarded to { $tenderer }.
lots-awarded-nobody = This lot is awarded to nobody.
lots-together = { $tenderer } wins { $lots } together, with the combination that it stated for them.
lots-together-less = { $tenderer } wins { $lots } together, with { $discount } off the prices.
lots-passed-over = { $names } was passed over, being awarded as many lots as a tenderer may win.
lots-alone = The lot by itself
lots-by-itself = What follows is the evaluation of this lot by itself, before the lots were shared out.

## Letters

letter-kind = Award decision
letter-kind-uk = Assessment summary
letter-kind-nobody = Notice of the outcome
letter-to = To { $tenderer }
letter-date = Date of the decision: { $date }
letter-decision = The decision
letter-you-win = { $authority } has decided to award the contract to you, { $tenderer }.
letter-other-wins = { $authority } has decided to award the contract to { $winner }.
letter-lots = The lots
letter-lot-you-win = { $authority } has decided to award lot { $lot } to you, { $tenderer }.
letter-lot-other-wins = { $authority } has decided to award lot { $lot } to { $winner }.
letter-lot-nobody = { $authority } awards lot { $lot } to nobody: no tender for it can be awarded the contract. Whether the procedure is terminated or begun anew for this lot is decided separately.
letter-nobody = { $authority } awards no contract on the tenders received, since none of them can be ranked by the award formula. Whether the procedure is terminated or begun anew is decided separately.
letter-nobody-left = { $authority } awards no contract on the tenders received, since all of them were rejected. Whether the procedure is terminated or begun anew is decided separately.
letter-rejected = Your tender was rejected. The grounds:
letter-place = { $count ->
    [one] Your tender is the only one that was ranked.
   *[other] Your tender is ranked number { $place } of { $n }.
}
letter-unplaced = Your tender was evaluated but could not be ranked: the award formula gives it no result.
letter-scores = Your tender and the winning one
letter-own-scores = Your tender
letter-totals = Totals
letter-what = What was assessed
letter-yours = Your tender
letter-winners = The winning tender
letter-confidential = confidential
letter-rounded = Points are rounded for this letter to two decimals.
letter-reasons = Reasons for your scores
letter-reasons-caption = Your scores, with the reasons
letter-why = Explanation
letter-untold = { $count ->
    [one] For one score no reason was written down.
   *[other] For { $n } scores no reason was written down.
}
letter-advantages = Characteristics and relative advantages of the winning tender
letter-advantages-intro = Compared with your tender, that of { $winner } has the following advantages.
letter-advantages-alone = The tender of { $winner } was assessed as follows.
letter-advantages-none = In no quality criterion is the tender of { $winner } ahead of yours.
letter-lower-price = Its price is lower than yours.
letter-better-caption = Award criteria in which the winning tender has more
letter-winners-reasons = Reasons for the scores of the winning tender:
letter-rules = How the tenders were evaluated
letter-seal = The tenders were evaluated by the published rules, whose seal is { $seal }.
letter-standstill = Standstill
letter-standstill-until = The contract will not be concluded before the standstill period has ended. It ends at the end of { $date }.
letter-no-standstill = No standstill period applies to this decision.
letter-own-assessment = Assessment of your tender
letter-winner-assessment = Assessment of the winning tender
letter-winner-is = The winning tender is that of { $winner }.
letter-assessment-caption = Award criteria, scores available, scores given and explanations
letter-available = Available
letter-given = Score
letter-measured = The tender states { $measure } = { $stated }.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## How firm a decision is, on the terminal

sens-wins = { $winner } wins: its result is better than that of { $next }, the next.
sens-wins-by = { $winner } wins: its result is better ({ $by }) than that of { $next }, the next.
sens-wins-tied = { $winner } wins by the rules for ties alone: its result is level with that of { $next }, the next.
sens-no-winner = The first place is not decided, so there is no decision to examine.
sens-no-place = No tender has a place, so there is no decision to examine.
sens-alone = One tender alone is in the field: nothing that is weighed can put another first.
sens-alone-yet = One tender alone is in the field: the award turns only where it misses a threshold, or one that was rejected meets what it missed.
sens-exactly = Figures are rounded for this text only; `--format json` has them exactly. The award stands as it is: this is information.

sens-weights = Weights within which the winner stays first
sens-stated = Stated
sens-from = From
sens-to = To
sens-below = First below
sens-above = First above
sens-no-weight = No weight can be turned: no two criteria share a whole.
sens-in-proportion = █ the stated weight, ▒ where the winner stays first; the other weights share the rest in proportion.
sens-any-weight = { $count ->
    [one] One more weight can be anything: the winner stays first.
   *[other] The other { $n } weights can each be anything: the winner stays first.
}

sens-flips = Smallest changes that put another tender first
sens-pairs = Smallest changes further down
sens-what = What
sens-pair = Places
sens-now = Now
sens-turns-at = Turns at
sens-change = Change
sens-then = Then first
sens-before = { $ahead } before { $behind }
sens-weight = weight of { $id }
sens-price = price of { $tender }, { $currency }
sens-unit-price = unit price of { $id }, { $tender }, { $currency }
sens-discount = discount on { $id }, { $tender }, percent
sens-score = score of { $tender } for { $id }
sens-group = scores of { $tender } by the group { $id }
sens-evaluator = scores of { $tender } by { $id }
sens-on-each = { $by } on each
sens-tied = level
sens-any-more = any increase
sens-any-less = any decrease
sens-no-flip = No weight, price, score, group or evaluator alone can put another tender first.
sens-more-flips = { $count ->
    [one] One larger change does so too; `--format csv` lists it.
   *[other] { $n } larger changes do so too; `--format csv` lists them.
}
sens-within-scale = Scores move within their scales: one at the end of it stays there.
sens-pair-shared = level, and no rule separates them: any change decides
sens-nothing-turns = nothing alone turns them
sens-nobody = nobody alone

sens-without = Without one of them
sens-left-out = Left out one at a time
sens-tried = Tried
sens-same = Same winner
sens-another = Another wins
sens-nobody-alone = Nobody alone
sens-unknown = Cannot be told
sens-kind-tender = { $count ->
    [one] the tender
   *[other] tenders
}
sens-kind-criterion = { $count ->
    [one] the criterion
   *[other] criteria
}
sens-kind-requirement = { $count ->
    [one] the requirement
   *[other] requirements
}
sens-kind-group = { $count ->
    [one] the group
   *[other] groups
}
sens-kind-evaluator = { $count ->
    [one] the evaluator
   *[other] evaluators
}
sens-and-more = and { $n } more
sens-each-alone = { $parts }, each alone
sens-out-wins = without { $parts }: { $winner } wins
sens-out-nobody = without { $parts }: nobody alone wins
sens-out-unknown = without { $parts }: cannot be told, since nobody else scores what it alone assesses, or a formula is undefined

sens-rounding = Places that the declared rounding decided
sens-as-declared = Place as declared
sens-if-unrounded = If nothing were rounded
sens-near-misses = Thresholds nearly missed or nearly met
sens-threshold = Threshold of
sens-figure = Reached
sens-least = Asked for
sens-met = met
sens-missed = missed

sens-acceptability = Places under other weightings
sens-first = First
sens-drawn = The share of all weightings of the criteria at the top that put a tender in a place: { $samples } drawn evenly, seed { $seed }.
sens-drawn-within = The share of the weightings within { $within } of the stated weights that put a tender in a place: { $samples } drawn evenly, seed { $seed }.
sens-unrounded = The declared rounding of points and results is left aside here.
sens-central = { $tender } is first where on average the weights are: { $weights }
sens-no-one-weight = Not told: there are not two weights at the top that share a whole.
sens-no-one-tender = Not told: fewer than two tenders have a result.
sens-no-not-linear = Not told: results do not follow weights along a straight line under this award formula.

sens-models = The same tenders under other models
sens-model = Model
sens-wins-under = Winner
sens-order = Order
sens-models-information = As information: the award follows the published rules. Nothing but the model was exchanged, and no parameter was made up.
sens-models-need = { $count ->
    [one] One more model needs parameters that the case does not state; `anbud compare` takes them with --parameters.
   *[other] { $n } more models need parameters that the case does not state; `anbud compare` takes them with --parameters.
}

# What the engine says in warnings and grounds. A message is recognised by these sentences, and told by those of another
# language; what is told alike in several forms stands with its longest form first.

## Scores and evaluators

told-coverage = fewer evaluators scored than were planned by `{ $attribute }`
told-recused = evaluators are recused for `{ $tender }` and do not score it
told-missing-score = groups without a score of `{ $item }` are left out
told-missing-consensus = groups without a consensus score of `{ $item }` are left out
told-uneven = evaluators scored `{ $item }` for some tenders but not for others
told-pairs-missing = evaluators who did not compare every pair are left out
told-pairs-no-group = groups that compared nothing are left out
told-panel = { $n } of { $of } members are left out of the panel
told-recused-consensus = a consensus on `{ $tender }` is that of those who are not recused: the record cannot show who took part
told-two-values = evaluator `{ $evaluator }` has two values of `{ $attribute }`: `{ $first }` and `{ $second }`

## Replaced scores

told-replaced-by-group = the score of `{ $item }` for `{ $tender }` by the group `{ $group }`, changed from { $old } to { $new }, decided: with { $again } { $effects }
told-replaced-by = the score of `{ $item }` for `{ $tender }` by `{ $evaluator }`, changed from { $old } to { $new }, decided: with { $again } { $effects }
told-replaced = the score of `{ $item }` for `{ $tender }`, changed from { $old } to { $new }, decided: with { $again } { $effects }
told-replaced-several = { $n } changed scores of `{ $item }` decided something
told-replaced-more = { $n } more replaced scores may have decided something; they were not looked at
told-replaced-pair = the comparison on `{ $item }` by `{ $evaluator }`, changed from { $before } to { $after }, decided: without the change { $effects }
told-replaced-pairs-more = { $n } more replaced comparisons may have decided something; they were not looked at
told-pair = `{ $tender }` over `{ $over }` by { $preference }
told-effect-no-evaluation = the case could not be evaluated
told-effect-nobody-wins = nobody would win
told-effect-wins-instead = `{ $won }` would win instead of `{ $wins }`
told-effect-wins = `{ $won }` would win
told-effect-share-instead = { $won } would share the first place instead of { $wins }
told-effect-share = { $won } would share the first place
told-effect-instead-of-shared = { $won } would win instead of { $wins }
told-effect-several = { $n } more tenders would stand elsewhere
told-effect-rejected-for = `{ $tender }` would be rejected: { $ground }
told-effect-rejected = `{ $tender }` would be rejected
told-effect-not-rejected = `{ $tender }` would not be rejected but have place { $place }
told-effect-not-rejected-unplaced = `{ $tender }` would not be rejected but be unplaced
told-effect-not-rejected-undecided = `{ $tender }` would not be rejected but be undecided
told-effect-not-rejected-assessed = `{ $tender }` would not be rejected but be assessed
told-effect-place-instead = `{ $tender }` would have place { $place } instead of { $now }
told-effect-place = `{ $tender }` would have place { $place }
told-effect-unplaced = `{ $tender }` would be unplaced
told-effect-undecided = `{ $tender }` would be undecided
told-effect-assessed = `{ $tender }` would be assessed
told-ground-not-met = `{ $id }` is not met: { $text }
told-ground-score = the score of `{ $id }` is { $found }, below the threshold of { $least }
told-ground-share = the share of `{ $id }` is { $found }, below the threshold of { $least }
told-ground-rule = `{ $id }`: { $text }

## Prices

told-price-differs-total = a stated price is not the sum of the price sheet; by the rules the stated price counts
told-price-differs-stated = a stated price is not the sum of the price sheet; by the rules what is stated counts
told-price-differs-sheet = a stated price is not the sum of the price sheet; by the rules the unit prices count
told-amount-stated = a stated amount is not quantity times unit price; by the rules what is stated counts
told-amount-unit-price = a stated amount is not quantity times unit price; by the rules the unit prices count
told-weighs-for-nothing = the item `{ $item }` weighs { $weight }, but none of it is to be bought

## Rules that nothing uses

told-unused-scale = the scale `{ $scale }` is not used by any criterion
told-unused-part = the part `{ $part }` has no item and no `formula`
told-unused-item-weight = the `weight` of the item `{ $item }` is not used: unit prices count by quantity
told-unused-price = the price of a tender plays no part in its result
told-unused-panel = `panel` is not used: the award formula takes nothing `over panel`
told-unused-lots = `[lots]` is not used: there is no `[[lot]]`
told-unused-lots-key = `{ $key }` of `[lots]` is not used: lots are not shared out in a way that looks at it
told-unused-key = `{ $key }` is not used: there is no `[[item]]` to price
told-unscored = nothing in `{ $criterion }` is scored, so no group can assess it
told-unused-group-weight = the weight of the group `{ $group }` is not used
told-unused-curve = `{ $criterion }` states how it becomes a share, but takes no part in sums
told-unused-tie = `{ $rule }` cannot separate what `{ $first }` has left tied
told-unused-after-draw = `{ $rule }` stands after `{ $draw }`, which leaves nothing tied
told-unused-parameter = the parameter `{ $parameter }` is not used by any formula

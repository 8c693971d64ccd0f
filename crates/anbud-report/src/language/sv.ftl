# Meningarna i rapporter och brev på svenska.

## Words

and = och
contents = Innehåll
skip = Till innehållet
yes = ja
no = nej
place = Plats
tender = Anbud
tenderer = Anbudsgivare
quality = Kvalitet
price = Pris
points = Poäng
value = Mervärde
result = Resultat
points-unit = poäng
points-one = poäng
of-full = av { $full }
criterion = Kriterium
requirement = Krav
group = Grupp
weight = Vikt
full-marks = Full poäng
full-value = Fullt mervärde
score = Betyg
share = Andel
scale = Skala
kind-quality = kvalitet
kind-price = pris
kind-cost = kostnad
reason = Skäl
where = Ställe
when = När
file = Fil
size = Byte
digest = SHA-256
approximately = ≈ { $figure }
percent = { $figure } %
no-place = –
undecided-place = ?
rejected = förkastat
unplaced = utan plats
amount-0 = { $currency }
amount-3 = tusen { $currency }
amount-6 = miljoner { $currency }
amount-9 = miljarder { $currency }
per-amount-0 = { $currency }
per-amount-3 = tusen { $currency }
per-amount-6 = miljon { $currency }
per-amount-9 = miljard { $currency }
points-per = poäng per { $amount }
per = per { $amount }
per-point = { $currency } per poäng
rounded-here = Talen är avrundade bara i den här tabellen; protokollet har dem exakt.
rounded-no-more = Varje tal står här som det räknades fram.
so-many-scores = { $count ->
    [one] { $n } betyg
   *[other] { $n } betyg
}
so-many-more = och { $n } till, alla i protokollet

## Words of formulas

word-if = om
word-otherwise = annars
word-and = och
word-or = eller
word-not = inte
word-among-others = bland övriga
word-over-panel = över panelen

## The decision

report-kind = Utvärdering av anbud
decision = Utfallet
card-winner = Bästa anbud
card-winner-note = { $count ->
    [one] det enda anbudet med plats
   *[other] plats 1 av { $n }
}
card-margin = Före nästa anbud
card-margin-note = { $next } kommer närmast
card-margin-relative = { $relative } bättre än { $next }
card-alone = Inget annat anbud har någon plats
card-decided = Avgjort av
card-by-result = Resultatet
card-by-result-highest = högst resultat vinner
card-by-result-lowest = lägst resultat vinner
card-by-tie = Regeln för lika resultat
card-by-draw = Lottning
card-holds = Beslutet håller till
card-holds-note = vikt för { $title } (angiven: { $from } %)
value-chart-about = En stapel för varje anbud, sammansatt av mervärdet för varje huvudkriterium; tabellen nedan har samma tal.
card-undecided = Inte avgjort
card-nobody = Ingen tilldelning
card-quality-only = Endast kvalitet
wins-by = { $winner } vinner. Resultatet är { $margin } bättre än det hos { $next }, som kommer närmast.
wins-alone = { $winner } vinner. Inget annat anbud har någon plats.
wins-by-rule = { $winner } vinner. { $tied } har samma resultat, { $result }, och regeln ”{ $rule }” skiljer dem åt.
wins-by-draw = { $winner } vinner. { $tied } har samma resultat, { $result }, och lottning skiljer dem åt ({ $held }).
first-is-tied = { $tied } delar första platsen, vart och ett med { $result }, och ingen angiven regel skiljer dem åt.
too-close = Ordningen mellan { $tied } är inte avgjord: talen ligger närmare varandra än de går att skilja åt.
wins-before-undecided = { $winner } vinner. Ordningen mellan { $tied } därefter är inte avgjord: talen ligger närmare varandra än de går att skilja åt.
nobody-left = Inget anbud har någon plats: alla anbud har förkastats.
nobody-placed = Inget anbud har någon plats: utvärderingsformeln ger inget av dem ett resultat.
no-tenders = Det finns inget anbud.
quality-alone = Endast kvaliteten har bedömts; inget pris har lästs.

## Ranking

ranking = Rangordning
tenders = Anbuden
tenders-caption = Anbuden och vad som är känt om dem
ranking-caption = Anbuden i ordning efter plats
equal-results = { $tied } har samma resultat; regeln ”{ $rule }” sätter { $first } först.
equal-drawn = { $tied } har samma resultat; lottning sätter { $first } först.
equal-shared = { $tied } har samma resultat och delar plats { $place }.

## Points

points-title = Var poängen kommer ifrån
value-title = Var mervärdet kommer ifrån
points-chart = Varje anbuds poäng per kriterium
value-chart = Varje anbuds mervärde per kriterium
points-chart-about = En stapel för varje anbud, sammansatt av poängen för varje huvudkriterium; tabellen nedan har samma tal.
points-table = Poäng per kriterium
value-table = Mervärde per kriterium
bars-note = Kriterierna står i varje stapel i samma ordning som i listan ovanför.
sum = Summa

## Price and quality

price-quality = Pris mot kvalitet
price-value = Pris mot mervärde
price-quality-about = Varje anbud står där dess pris och kvalitet möts; tabellen med rangordningen har samma tal.
price-points-about = Varje anbud står där dess poäng för pris och för kvalitet möts; poängtabellen har samma tal.
equal-ray = Varje linje förenar det som ger lika mycket kvalitet för pengarna; talet vid den är resultatet. Brantare är bättre. Den heldragna går genom det bästa anbudet.
equal-rising = Varje linje förenar det som har samma pris minus mervärde; talet vid den är resultatet. Den heldragna går genom det bästa anbudet; det som ligger ovanför hade varit bättre.
equal-falling = Varje linje förenar det som har samma summa av poäng; talet vid den är resultatet. Den heldragna går genom det bästa anbudet; det som ligger ovanför hade varit bättre.
equal-nowhere = Inga linjer för lika värde är ritade: sidan ritar dem där resultatet är kvalitet delad med pris, pris minus mervärde, eller summan av poäng för ett pris och för kvalitet.
equal-nowhere-own = Inga linjer för lika värde är ritade, eftersom utvärderingsformeln är upphandlingens egen: sidan ritar dem för katalogens modeller.
equal-nowhere-relative = Inga linjer för lika värde är ritade, eftersom det ett anbud är värt också beror på de andra anbuden.
axis-price = Pris, { $unit }
axis-quality = Kvalitet, poäng
axis-value = Mervärde, { $unit }
axis-price-points = Poäng för pris
axis-quality-points = Poäng för kvalitet
points-numbered = Siffrorna hör till den här listan:

## Groups

panel-title = Panelen
panel-member = Ledamot
panel-caption = Vad varje ledamot i panelen kom fram till: { $figure }
groups-title = Bedömargruppernas betyg
groups-caption = Betyg per grupp
groups-note = Mörkare är högre på skalan.
groups-weighted = För ett kriterium med krav: medelvärdet av gruppens betyg på kraven, efter kravens vikter.

## How firm the decision is

firm-title = Hur säkert utfallet är
firm-intro = Det som följer räknades fram efter utvärderingen. Det visar hur mycket som hade behövt vara annorlunda för att ett annat anbud skulle vinna; det ändrar ingenting.
firm-weights = Vikter som vinnaren står sig för
firm-weights-chart = Varje kriteriums vikt, och de vikter som vinnaren står sig för
firm-weights-about = En linje för varje kriterium från 0 till 100 procent; bandet visar var vinnaren står sig, märket den angivna vikten. Tabellen har samma tal.
firm-stated = Angiven
firm-from = Från
firm-to = Till
firm-then = Annars
firm-flips = De minsta ändringar som skulle byta vinnare
firm-flips-more = { $count ->
    [one] Ytterligare en ändring av dessa slag skulle byta vinnare; den är inte mindre än de av samma slag ovan.
   *[other] Ytterligare { $n } ändringar av dessa slag skulle byta vinnare; ingen är mindre än de av samma slag ovan.
}
firm-what = Vad
firm-now = Nu
firm-changed = Ändrat till
firm-would-win = Skulle vinna
firm-nobody = ingen ensam
firm-weight = vikten för { $id }
firm-score = betyget för { $id }
firm-price = priset för { $id }
firm-evaluator = alla betyg av { $id }
firm-one-evaluator = bedömare { $n }
firm-group = alla betyg av gruppen { $id }
firm-unit-price = à-priset för { $id }
firm-discount = rabatten på { $id }
firm-models = Samma anbud enligt andra modeller, som upplysning: tilldelningen följer de annonserade reglerna
firm-without = utan { $what } vinner { $then }
firm-without-nobody = utan { $what } vinner ingen ensam
firm-out-none = { $count ->
    [one] Att utelämna den enda bedömare, den grupp, det kriterium, det krav eller det anbud som prövades skulle inte byta vinnare.
   *[other] { $n } bedömare, grupper, kriterier, krav och anbud utelämnades ett i taget: inget av dem byter vinnare.
}
firm-out-some = Utelämnade ett i taget skulle dessa byta vinnare:
firm-shares = Hur ofta varje anbud skulle få varje plats, över { $samples } slumpvis dragna viktningar (frö { $seed })
firm-shares-first = Bara de tre första platserna visas.

## Who judged

people-title = Bedömarna
people-some = { $scored } av { $count } bedömare gav { $scores } betyg som räknas.
people-groups = Grupper
people-group-caption = Bedömare och betyg per grupp
people-planned = Planerad och faktisk sammansättning efter { $attribute }
people-evaluators = Bedömare
people-scored = Har bedömt
people-scores = Betyg
people-at-least = Planerat minst
people-short = { $n } för få
people-value = Värde
people-among = Vilka som bedömde för varje grupp och varje kriterium, efter { $attribute }
people-others = övriga
people-scored-what = Grupp eller kriterium
activity = Aktivitet
activity-caption = Vilka aktiviteter betygen kommer från
activity-not-stated = ej angiven
activity-note = Den vikt som aktivitetens betyg fick i kriteriets betyg.

## Rejected tenders

rejected-title = Förkastade anbud
ground-mandatory-not-met = Det obligatoriska kravet { $id } är inte uppfyllt: { $text }
ground-score-below-threshold = Betyget för { $title } är { $found }; minst { $least } krävs.
ground-share-below-threshold = Andelen av full poäng för { $title } är { $found }; minst { $least } krävs.
ground-rejected-by-rule = { $text }

## Changed scores

changes-title = Ändrade betyg
changes-intro = { $count ->
    [one] Ett betyg har ersatts. Det tidigare betyget finns kvar i filerna.
   *[other] { $n } betyg har ersatts. De tidigare betygen finns kvar i filerna.
}
changes-caption = Betyg som har ersatts, med skäl
change = Ändring

## Prices

abnormal-title = Onormalt låga anbud
abnormal-intro = Dessa anbudsgivare ska ombes att förklara sitt pris före beslutet:
abnormal-none = Inget anbud har ett pris som ska förklaras enligt denna regel:
corrected-title = Rättade priser
corrected-caption = Priserna som de lämnades och som de rättades
submitted = Lämnat
corrected = Rättat

## Rules

rules-title = Reglerna
rules-award = Hur tilldelningen avgörs
rules-best-highest = Högst resultat vinner.
rules-best-lowest = Lägst resultat vinner.
rules-absolute = Ett anbuds resultat påverkas inte av andra anbud.
rules-relative = Ett anbuds resultat beror på vilka andra anbud som har lämnats.
rules-own = Egen formel
rules-ties = Lika resultat skiljs åt av, i denna ordning: { $rules }.
rules-no-ties = Inget är angivet som skiljer lika resultat åt.
tie-highest = högst { $what }
tie-lowest = lägst { $what }
tie-draw = lottning
tie-price = pris
tie-quality = kvalitet
tie-points = poäng
tie-value = mervärde
tie-result = resultat
rules-price = Utvärderingspriset
rules-parameters = Parametrar
rules-criteria = Tilldelningskriterier
rules-criteria-caption = Tilldelningskriterierna med full poäng
rules-value-caption = Tilldelningskriterierna med fullt mervärde
rules-criterion-by = Poäng efter
rules-by-score = betyg på { $scale }
rules-by-pairs-each = parvis jämförelse på { $scale }, varje bedömares högsta summa som 1
rules-by-pairs-all = parvis jämförelse på { $scale }, alla bedömares högsta summa som 1
rules-by-requirements = { $count ->
    [one] { $n } krav på { $scale }
   *[other] { $n } krav på { $scale }
}
rules-by-measure = måttet { $measure }
rules-by-price = priset
rules-by-children = kriterierna under det
rules-by-nothing = ger inga egna poäng
rules-threshold = minst { $least } krävs
rules-curves = Från betyg, mått eller pris till poäng
rules-curve-of = För { $criteria }
rules-table-from = Från
rules-table-share = Andel av full poäng
rules-limits = Andelen hålls mellan { $lowest } och { $highest }.
rules-limit-lowest = Andelen är aldrig under { $lowest }.
rules-limit-highest = Andelen är aldrig över { $highest }.
rules-rejections = Grunder för förkastande
rules-mandatory = { $count ->
    [one] { $n } obligatoriskt krav ska uppfyllas.
   *[other] { $n } obligatoriska krav ska uppfyllas.
}
rules-scoring = Hur betygen vägs samman
rules-within-mean = Inom en grupp: medelvärdet av bedömarnas betyg.
rules-within-median = Inom en grupp: medianen av bedömarnas betyg.
rules-within-trimmed-mean = Inom en grupp: medelvärdet av bedömarnas betyg utan de { $lowest } lägsta och de { $highest } högsta.
rules-within-consensus = Inom en grupp: det betyg som gruppen enades om.
rules-within-lowest = Inom en grupp: det lägsta betyget.
rules-within-highest = Inom en grupp: det högsta betyget.
rules-between-weighted-mean = Mellan grupper: medelvärdet efter gruppernas vikter.
rules-between-mean = Mellan grupper: medelvärdet.
rules-between-median = Mellan grupper: medianen.
rules-between-pooled = Medelvärdet av alla bedömares betyg, oavsett grupp.
rules-missing-error = Ett betyg som saknas är ett fel.
rules-missing-skip = Där ett betyg saknas räknas de övriga.
rules-missing-skip-evaluator = Den som inte bedömt ett anbud utelämnas på det kravet för alla anbud.
rules-panel-evaluators = Panelens ledamöter är bedömarna: var och en har en egen summa för varje anbud, efter sina egna poäng.
rules-panel-groups = Panelens ledamöter är grupperna: var och en har en egen summa för varje anbud, efter sina egna poäng.
rules-rounding = Avrundning
rules-rounding-none = Inget avrundas.
rules-rounding-caption = Vad som avrundas, och hur
rules-stage = Vad
rules-decimals = Decimaler
rules-mode = Halvor
stage-score = betyg
stage-share = andelar
stage-points = poäng
stage-value = mervärden
stage-quality = kvalitet
stage-price = pris
stage-result = resultat
mode-half-up = bort från noll
mode-half-down = mot noll
mode-half-even = till jämn siffra
mode-truncate = skärs av
mode-floor = nedåt
mode-ceil = uppåt

## Warnings

warnings-title = Varningar
warning-times = { $text } ({ $n } gånger)

## Inputs

inputs-title = Vad utvärderingen vilar på
inputs-seal = Reglernas sigill
inputs-engine = Uträknat med
inputs-method = metodversion { $method }, protokollformat { $format }
inputs-caption = Filerna med deras kontrollsummor
recheck-title = Så kontrolleras utfallet
recheck-intro = Ingen behöver lita på den här rapporten. Med ärendets filer:
recheck-digests = { $command } skriver filernas kontrollsummor; de ska vara de som står ovan.
recheck-seal = { $command } lyckas bara om reglerna är de som publicerades.
recheck-evaluate = { $command } räknar om allt och skriver protokollet.
recheck-verify = { $command } kontrollerar varje tal i protokollet med en fristående uträkning.
recheck-explain = { $command } förklarar varför ett anbud har sina tal.
made-from = Varje tal här är hämtat ur protokollet från utvärderingen, och inget har räknats om.

## The report for the file

file-kind = Individuell rapport
file-title = Parter, kontrakt och grunder
file-authority = Upphandlande myndighet
file-subject = Föremål
file-reference = Diarienummer
file-winner = Vinnande anbudsgivare
file-value = Utvärderingspris
file-reasons = Skälen till valet av anbud
file-considered = Anbud som har prövats, och grunderna för förkastande
file-place = plats { $place }
file-to-add = Läggs till av myndigheten, eftersom det inte är en del av utvärderingen
file-add-selection = anbudssökande och anbudsgivare som har uteslutits eller inte kvalificerats, och skälen till det
file-add-qualification = om förhandlat förfarande eller direkttilldelning använts: de omständigheter som motiverar det
file-add-subcontract = den del av kontraktet som vinnaren avser att lägga ut på underleverantörer, och på vilka
file-add-conflicts = intressekonflikter som har upptäckts, och vilka åtgärder som vidtagits
file-add-means = om andra än elektroniska kommunikationsmedel använts: skälen till det

## Lots

lot = Del
lot-by-id = Del { $id }
lot-by-title = Del { $id }: { $title }
lots-title = Delarna och vem som tilldelas dem
lots-caption = Tilldelningen av varje del
lots-winner = Tilldelas
lots-nobody = ingen
lots-particulars = Att notera
lots-rule-each = Varje del tilldelas det anbud som är först i den.
lots-rule-by-order-of-lots = Delarna tilldelas en i taget, i sin ordning.
lots-rule-by-stated-preference = Den som är först i fler delar än den får vinna tilldelas de delar som den har prioriterat.
lots-rule-best-total-result = Alla delar tilldelas på en gång, så att summan av resultaten blir den bästa.
lots-rule-best-total-price = Alla delar tilldelas på en gång, så att summan av priserna blir den lägsta.
lots-most = { $count ->
    [one] En anbudsgivare tilldelas högst en del.
   *[other] En anbudsgivare tilldelas högst { $n } delar.
}
lots-sum = Summan för delarna är { $sum }.
lots-next = Den näst bästa fördelningen ger { $sum } ({ $ways }).
lots-undecided = Fördelningen av delarna är inte avgjord: flera fördelningar är lika bra, och ingen angiven regel skiljer dem åt.
lots-undecided-lot = Fördelningen av delarna är inte avgjord: i del { $lot } delar flera anbud den plats som vinner, och ingen angiven regel skiljer dem åt.
lots-too-close = Fördelningen av delarna är inte avgjord: talen ligger närmare varandra än de går att skilja åt.
lots-awarded = Delen tilldelas { $tenderer }.
lots-awarded-nobody = Delen tilldelas ingen.
lots-together = { $tenderer } vinner { $lots } tillsammans, med den kombination som har lämnats för dem.
lots-together-less = { $tenderer } vinner { $lots } tillsammans, med { $discount } avdrag på priserna.
lots-passed-over = { $names } förbigås, eftersom anbudsgivaren tilldelas så många delar som den får vinna.
lots-alone = Delen för sig
lots-by-itself = Det som följer är utvärderingen av delen för sig, innan delarna fördelades.

## Letters

letter-kind = Tilldelningsbeslut
letter-kind-uk = Sammanfattning av bedömningen
letter-kind-nobody = Underrättelse om utfallet
letter-to = Till { $tenderer }
letter-date = Beslutsdatum: { $date }
letter-decision = Beslut
letter-you-win = { $authority } har beslutat att tilldela er, { $tenderer }, kontraktet.
letter-other-wins = { $authority } har beslutat att tilldela { $winner } kontraktet.
letter-lots = Delarna
letter-lot-you-win = { $authority } har beslutat att tilldela er, { $tenderer }, del { $lot }.
letter-lot-other-wins = { $authority } har beslutat att tilldela { $winner } del { $lot }.
letter-lot-nobody = { $authority } tilldelar ingen del { $lot }: inget anbud på den kan tilldelas kontraktet. Om upphandlingen av delen ska avbrytas eller göras om avgörs genom ett särskilt beslut.
letter-nobody = { $authority } tilldelar inget kontrakt på grundval av de anbud som har kommit in, eftersom inget av dem kan rangordnas enligt utvärderingsformeln. Om upphandlingen ska avbrytas eller göras om avgörs genom ett särskilt beslut.
letter-nobody-left = { $authority } tilldelar inget kontrakt på grundval av de anbud som har kommit in, eftersom samtliga har förkastats. Om upphandlingen ska avbrytas eller göras om avgörs genom ett särskilt beslut.
letter-rejected = Ert anbud har förkastats. Grunderna för det är:
letter-place = { $count ->
    [one] Ert anbud är det enda som har rangordnats.
   *[other] Ert anbud har rangordnats som nummer { $place } av { $n }.
}
letter-unplaced = Ert anbud har utvärderats men inte kunnat rangordnas: utvärderingsformeln ger det inget resultat.
letter-scores = Ert anbud och det vinnande anbudet
letter-own-scores = Ert anbud
letter-totals = Sammanlagt
letter-what = Vad som bedömts
letter-yours = Ert anbud
letter-winners = Vinnande anbud
letter-confidential = sekretess
letter-rounded = Poängen är i detta brev avrundade till två decimaler.
letter-reasons = Motivering av era betyg
letter-reasons-caption = Era betyg, med motivering
letter-why = Motivering
letter-untold = { $count ->
    [one] För ett betyg finns ingen nedtecknad motivering.
   *[other] För { $n } betyg finns ingen nedtecknad motivering.
}
letter-advantages = Det vinnande anbudets egenskaper och relativa fördelar
letter-advantages-intro = Jämfört med ert anbud har anbudet från { $winner } följande fördelar.
letter-advantages-alone = Anbudet från { $winner } har bedömts så här.
letter-advantages-none = Anbudet från { $winner } ligger inte före ert på något kvalitetskriterium.
letter-lower-price = Priset är lägre än ert.
letter-better-caption = Tilldelningskriterier där det vinnande anbudet har fått mer
letter-winners-reasons = Motivering av det vinnande anbudets betyg:
letter-rules = Så har anbuden utvärderats
letter-seal = Anbuden har utvärderats enligt de publicerade reglerna, vars sigill är { $seal }.
letter-standstill = Avtalsspärr
letter-standstill-until = Avtal ingås inte förrän avtalsspärren har löpt ut. Avtalsspärren löper till och med den { $date }.
letter-no-standstill = Beslutet omfattas inte av någon avtalsspärr.
letter-own-assessment = Bedömning av ert anbud
letter-winner-assessment = Bedömning av det vinnande anbudet
letter-winner-is = Det vinnande anbudet har lämnats av { $winner }.
letter-assessment-caption = Tilldelningskriterier, möjliga poäng, givna poäng och motivering
letter-available = Möjliga
letter-given = Poäng
letter-measured = Anbudet anger { $measure } = { $stated }.

month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

## How firm a decision is, on the terminal

sens-wins = { $winner } vinner: resultatet är bättre än för { $next }, som är närmast.
sens-wins-by = { $winner } vinner: resultatet är bättre ({ $by }) än för { $next }, som är närmast.
sens-wins-tied = { $winner } vinner enbart genom reglerna för lika resultat: resultatet är detsamma som för { $next }, som är närmast.
sens-no-winner = Första platsen är inte avgjord, så det finns inget beslut att pröva.
sens-no-place = Inget anbud har fått någon plats, så det finns inget beslut att pröva.
sens-alone = Bara ett anbud återstår: inget som vägs kan sätta ett annat främst.
sens-alone-yet = Bara ett anbud återstår: utfallet vänder bara där det missar en tröskel, eller där ett förkastat anbud når den som det missade.
sens-exactly = Talen är avrundade bara i den här texten; `--format json` har dem exakt. Tilldelningen står fast: detta är upplysningar.

sens-weights = Vikter som vinnaren står sig för
sens-stated = Angiven
sens-from = Från
sens-to = Till
sens-below = Främst under
sens-above = Främst över
sens-no-weight = Ingen vikt kan ändras: inga två kriterier delar på en helhet.
sens-in-proportion = █ den angivna vikten, ▒ där vinnaren står sig; de andra vikterna delar resten i samma förhållande som förut.
sens-any-weight = { $count ->
    [one] En vikt till kan vara vad som helst: vinnaren står sig.
   *[other] De andra { $n } vikterna kan var för sig vara vad som helst: vinnaren står sig.
}

sens-flips = De minsta ändringar som sätter ett annat anbud främst
sens-pairs = De minsta ändringarna längre ned
sens-what = Vad
sens-pair = Platser
sens-now = Nu
sens-turns-at = Vänder vid
sens-change = Ändring
sens-then = Sedan främst
sens-before = { $ahead } före { $behind }
sens-weight = vikten för { $id }
sens-price = priset för { $tender }, { $currency }
sens-unit-price = à-priset för { $id }, { $tender }, { $currency }
sens-discount = rabatten på { $id }, { $tender }, procent
sens-score = betyget för { $tender } på { $id }
sens-group = betygen för { $tender } av gruppen { $id }
sens-evaluator = betygen för { $tender } av { $id }
sens-on-each = { $by } på varje
sens-tied = lika
sens-any-more = minsta ökning
sens-any-less = minsta minskning
sens-no-flip = Ingen vikt, inget pris eller betyg, ingen grupp eller bedömare kan ensam sätta ett annat anbud främst.
sens-more-flips = { $count ->
    [one] En större ändring gör det också; `--format csv` visar den.
   *[other] { $n } större ändringar gör det också; `--format csv` visar dem.
}
sens-within-scale = Betygen rör sig inom sina skalor: ett som står vid skalans ände stannar där.
sens-pair-shared = lika, och ingen regel skiljer dem åt: minsta ändring avgör
sens-nothing-turns = inget ensamt vänder ordningen
sens-nobody = ingen ensam

sens-without = Utan en av dem
sens-left-out = Utelämnas en i taget
sens-tried = Prövade
sens-same = Samma vinnare
sens-another = En annan vinner
sens-nobody-alone = Ingen ensam
sens-unknown = Går inte att säga
sens-kind-tender = { $count ->
    [one] anbudet
   *[other] anbuden
}
sens-kind-criterion = { $count ->
    [one] kriteriet
   *[other] kriterierna
}
sens-kind-requirement = { $count ->
    [one] kravet
   *[other] kraven
}
sens-kind-group = { $count ->
    [one] gruppen
   *[other] grupperna
}
sens-kind-evaluator = { $count ->
    [one] bedömaren
   *[other] bedömarna
}
sens-and-more = och { $n } till
sens-each-alone = { $parts } var för sig
sens-out-wins = utan { $parts }: { $winner } vinner
sens-out-nobody = utan { $parts }: ingen vinner ensam
sens-out-unknown = utan { $parts }: går inte att säga, eftersom ingen annan betygsätter det som bara där bedöms, eller en formel inte kan räknas ut

sens-rounding = Platser som den angivna avrundningen avgjorde
sens-as-declared = Plats som angivet
sens-if-unrounded = Om inget avrundades
sens-near-misses = Trösklar som nätt och jämnt klarades eller missades
sens-threshold = Tröskel för
sens-figure = Nådde
sens-least = Krävdes
sens-met = klarad
sens-missed = missad

sens-acceptability = Platser vid andra viktningar
sens-first = Främst
sens-drawn = Andelen av alla viktningar av kriterierna på översta nivån som ger ett anbud en plats: { $samples } jämnt dragna, frö { $seed }.
sens-drawn-within = Andelen av viktningarna inom { $within } från de angivna vikterna som ger ett anbud en plats: { $samples } jämnt dragna, frö { $seed }.
sens-unrounded = Den angivna avrundningen av poäng och resultat lämnas åt sidan här.
sens-central = { $tender } är främst där vikterna i genomsnitt är: { $weights }
sens-no-one-weight = Sägs inte: på översta nivån finns inte två vikter som delar på en helhet.
sens-no-one-tender = Sägs inte: färre än två anbud har ett resultat.
sens-no-not-linear = Sägs inte: med den här tilldelningsformeln följer resultaten inte vikterna längs en rät linje.

sens-models = Samma anbud enligt andra modeller
sens-model = Modell
sens-wins-under = Vinnare
sens-order = Ordning
sens-models-information = Som upplysning: tilldelningen följer de annonserade reglerna. Inget annat än modellen byttes ut, och ingen parameter hittades på.
sens-models-need = { $count ->
    [one] En modell till behöver parametrar som ärendet inte anger; `anbud compare` tar dem med --parameters.
   *[other] { $n } modeller till behöver parametrar som ärendet inte anger; `anbud compare` tar dem med --parameters.
}

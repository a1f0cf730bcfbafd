import { fold } from "../text/fold";

/** Words of opposite senses, in the forms in which claims have them; a line for each two senses. */
const SENSES: readonly (readonly [string, string])[] = [
  [
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing " +
      "climb climbs climbed climbing jump jumped soar soared soaring gain gains gained raise raises raised " +
      "up higher more double doubled stieg steigt gestiegen wuchs gewachsen erhöht mehr höher augmente augmenté " +
      "monté hausse plus subió sube aumentó más aumento crece aumentato cresciuto più",
    "fall falls fell fallen falling decrease decreases decreased decreasing shrink shrinks shrank shrunk " +
      "drop drops dropped dropping decline declines declined declining sink sinks sank sunk lose loses lost " +
      "cut cuts reduce reduces reduced lower lowered down less fewer halve halved sank sinkt gesunken fiel fällt " +
      "gefallen gesenkt weniger niedriger baisse baissé diminué moins bajó baja disminuyó menos descenso diminuito meno",
  ],
  [
    "highest most largest biggest greatest höchste größte máximo",
    "lowest least fewest smallest niedrigste kleinste mínimo",
  ],
  ["larger bigger greater größer mayor", "smaller kleiner menor"],
  ["above over über", "below under unter"],
  ["better best besser beste mejor", "worse worst schlechter schlechteste peor"],
  [
    "for support supports supported supporting favour favours favoured favor favors favored für pour",
    "against oppose opposes opposed opposing gegen contre contra",
  ],
  ["before vor avant antes", "after nach après después"],
  ["first erste primero", "last letzte último"],
  ["early earlier früher", "late later später"],
  ["safe sicher sûr seguro", "unsafe dangerous gefährlich dangereux peligroso"],
  ["legal lawful rechtmäßig", "illegal unlawful rechtswidrig illégal"],
  ["win wins won gewann gewonnen ganó", "lose loses lost verlor verloren perdió"],
  [
    "accept accepts accepted approve approves approved adopt adopted pass passed angenommen",
    "reject rejects rejected refuse refuses refused abgelehnt",
  ],
  [
    "allow allows allowed permit permits permitted erlaubt",
    "ban bans banned forbid forbids forbade forbidden prohibit prohibited verboten",
  ],
  ["open opens opened opening geöffnet", "close closes closed closing shut geschlossen"],
  ["true wahr vrai", "false falsch faux"],
  ["guilty schuldig", "innocent unschuldig"],
  ["rich richer richest reich", "poor poorer poorest arm"],
  ["start starts started begin begins began begun", "stop stops stopped end ends ended"],
  ["buy buys bought kaufte gekauft", "sell sells sold verkaufte verkauft"],
  ["confirm confirms confirmed admit admits admitted", "deny denies denied"],
  ["majority mehrheit", "minority minderheit"],
  ["faster quicker schneller", "slower langsamer"],
  ["import imports imported", "export exports exported"],
  ["hire hires hired", "fire fires fired dismissed"],
  ["inside within", "outside"],
  ["strong stronger strongest", "weak weaker weakest"],
  ["likely", "unlikely"],
  ["possible möglich", "impossible unmöglich"],
  ["public", "private"],
];

/** Each word with those of the opposite sense; folded as for a search. */
export const OPPOSITES: ReadonlyMap<string, ReadonlySet<string>> = oppositesOf(SENSES);

function oppositesOf(senses: typeof SENSES): Map<string, Set<string>> {
  const opposites = new Map<string, Set<string>>();
  for (const [one, other] of senses) {
    const [ones, others] = [one, other].map((words) => words.split(" ").map(fold));
    for (const left of ones ?? []) {
      for (const right of others ?? []) {
        for (const [word, opposite] of [
          [left, right],
          [right, left],
        ] as const) {
          opposites.set(word, (opposites.get(word) ?? new Set()).add(opposite));
        }
      }
    }
  }
  return opposites;
}

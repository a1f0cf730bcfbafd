import { type CodebookTag, type TagText, tagsOf } from "./codebook";
import { DEMANDS } from "./techniques/demands";
import { ATTACK_ON_REPUTATION, ATTACKS_ON_REPUTATION } from "./techniques/attack-on-reputation";
import { CALL, CALLS } from "./techniques/call";
import { DISTRACTION, DISTRACTIONS } from "./techniques/distraction";
import { JUSTIFICATION, JUSTIFICATIONS } from "./techniques/justification";
import { MANIPULATIVE_WORDING, MANIPULATIVE_WORDINGS } from "./techniques/manipulative-wording";
import { TECHNIQUE_CONFUSIONS } from "./techniques/near-misses";
import { SIMPLIFICATION, SIMPLIFICATIONS } from "./techniques/simplification";

/** Each group before its techniques, both in the order of SemEval-2023 Task 3. */
const GROUPS: readonly (readonly [TagText, readonly TagText[]])[] = [
  [ATTACK_ON_REPUTATION, ATTACKS_ON_REPUTATION],
  [JUSTIFICATION, JUSTIFICATIONS],
  [DISTRACTION, DISTRACTIONS],
  [SIMPLIFICATION, SIMPLIFICATIONS],
  [CALL, CALLS],
  [MANIPULATIVE_WORDING, MANIPULATIVE_WORDINGS],
];

/**
 * The 23 persuasion techniques of SemEval-2023 Task 3 under their six groups: its labels, our
 * words. A group is a tag too, for a passage whose technique cannot be settled.
 */
export const TECHNIQUES: readonly CodebookTag[] = GROUPS.flatMap(([group, techniques]) => [
  ...tagsOf("rhetoric", [group], TECHNIQUE_CONFUSIONS),
  ...tagsOf("rhetoric", techniques, TECHNIQUE_CONFUSIONS, group.slug).map((tag) => ({
    ...tag,
    ...DEMANDS[tag.slug],
  })),
]);

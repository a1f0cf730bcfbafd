import type { Span } from "../../span/span";
import type { Attributed } from "../attribution";

/** In UTF-16 code units: whoever was named in the paragraph before that far still speaks. */
const REACH = 1_500;
/** In a dialogue, where two speak in turn, no line is longer. In UTF-16 code units. */
const MAX_LINE = 160;

/** Who spoke last, for words that stand alone. */
export interface Voice {
  readonly attributed: Attributed;
  readonly at: number;
  readonly paragraph: number;
}

/** Who spoke in a text so far, to find who says words that stand alone. */
export class Voices {
  private readonly spoken: Voice[] = [];

  constructor(private readonly text: string) {}

  add(voice: Voice): void {
    this.spoken.push(voice);
  }

  /** Whoever spoke before; in a dialogue of short lines, whoever spoke before them. */
  before(mark: Span, paragraph: number): Voice | undefined {
    const last = this.spoken.at(-1);
    if (!last || mark.start - last.at > REACH || paragraph - last.paragraph > 2) return undefined;
    if (last.paragraph === paragraph || mark.end - mark.start > MAX_LINE) return last;
    const other = this.spoken.findLast(({ paragraph: own }) => own < last.paragraph);
    const isDialogue =
      last.paragraph === paragraph - 1 &&
      other?.paragraph === paragraph - 2 &&
      last.at - (this.text.lastIndexOf("\n", last.at) + 1) < MAX_LINE;
    return isDialogue ? other : last;
  }
}

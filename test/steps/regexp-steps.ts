import { compileRegExp, type Instruction, type Program } from "./regexp-program";

const programs = new Map<string, Program>();

interface Counted {
  /** Instructions that were carried out, over all places at which the search began. */
  readonly steps: number;
  /** Where the match begins and ends, in UTF-16 code units; null for none. */
  readonly found: readonly [number, number] | null;
}

/**
 * Carries a regular expression out as a backtracking engine does and counts. `from` is where the
 * search begins; a sticky one is tried there only.
 */
export function regExpSteps(source: string, flags: string, text: string, from: number): Counted {
  const key = `${flags}/${source}`;
  let program = programs.get(key);
  if (!program) programs.set(key, (program = compileRegExp(source, flags)));
  const matcher = new Matcher(program, text);
  for (let start = from; start <= text.length; start++) {
    const end = matcher.run(program.instructions, start);
    matcher.steps++;
    if (end !== null) return { steps: matcher.steps, found: [start, end] };
    if (flags.includes("y") || (program.anchored && start === 0)) break;
    if (program.anchored && start > 0) break;
    if (program.unicode && isPair(text, start)) start++;
  }
  return { steps: matcher.steps, found: null };
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

class Matcher {
  steps = 0;
  private readonly saved: number[];

  constructor(
    private readonly program: Program,
    private readonly text: string,
  ) {
    this.saved = new Array<number>(program.slots).fill(-1);
  }

  /** Where the match that begins here ends, or null. */
  run(code: readonly Instruction[], start: number): number | null {
    // Three numbers for each way not tried yet: instruction, place, and −1; or what to restore:
    // −1, slot, value.
    const ways: number[] = [];
    let [at, pc] = [start, 0];
    for (;;) {
      this.steps++;
      const step = code[pc] as Instruction;
      let goesOn = true;
      switch (step.op) {
        case "match":
          return at;
        case "jump":
          pc = step.to;
          continue;
        case "split":
          ways.push(step.second, at, -1);
          pc = step.first;
          continue;
        case "save":
          ways.push(-1, step.slot, this.saved[step.slot] ?? -1);
          this.saved[step.slot] = at;
          break;
        case "progress":
          goesOn = this.saved[step.slot] !== at;
          break;
        case "character": {
          const character = this.characterAt(at, step.back);
          goesOn = character !== "" && step.accepts(character);
          if (goesOn) at += step.back ? -character.length : character.length;
          break;
        }
        case "edge":
          goesOn = this.isEdge(step.kind, at) !== step.negate;
          break;
        case "look":
          goesOn = (this.run(step.program, at) !== null) !== step.negate;
          break;
        case "again": {
          const [from, to] = [
            this.saved[2 * step.group] ?? -1,
            this.saved[2 * step.group + 1] ?? -1,
          ];
          const words = from < 0 || to < 0 ? "" : this.text.slice(from, to);
          this.steps += words.length;
          goesOn = step.back ? this.text.endsWith(words, at) : this.text.startsWith(words, at);
          if (goesOn) at += step.back ? -words.length : words.length;
        }
      }
      if (goesOn) {
        pc++;
        continue;
      }
      let isFound = false;
      while (ways.length > 0 && !isFound) {
        const [third, second, first] = [ways.pop(), ways.pop(), ways.pop()] as [
          number,
          number,
          number,
        ];
        if (first < 0) this.saved[second] = third;
        else {
          [pc, at] = [first, second];
          isFound = true;
        }
      }
      if (!isFound) return null;
    }
  }

  private characterAt(at: number, back: boolean): string {
    const { text } = this;
    if (!this.program.unicode) return text.charAt(back ? at - 1 : at);
    if (!back) return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : "";
    if (at > 1 && isPair(text, at - 2)) return text.slice(at - 2, at);
    return text.charAt(at - 1);
  }

  private isEdge(kind: "start" | "end" | "word", at: number): boolean {
    const { text } = this;
    if (kind === "word") return isWord(text.charAt(at - 1)) !== isWord(text.charAt(at));
    const { multiline } = this.program;
    if (kind === "start") return at === 0 || (multiline && isLineEnd(text.charAt(at - 1)));
    return at === text.length || (multiline && isLineEnd(text.charAt(at)));
  }
}

const isWord = (character: string) => /^\w$/.test(character);
const isLineEnd = (character: string) => /^[\n\r\u2028\u2029]$/.test(character);

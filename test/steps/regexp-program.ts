import { RegExpParser, type AST } from "@eslint-community/regexpp";

/** Whether the character (one code unit, or one code point with the flag u) is accepted. */
type Accepts = (character: string) => boolean;

/** An instruction of a backtracking matcher, as V8's irregexp is one. */
export type Instruction =
  | { readonly op: "character"; readonly accepts: Accepts; readonly back: boolean }
  | { readonly op: "split"; readonly first: number; readonly second: number }
  | { readonly op: "jump"; readonly to: number }
  | { readonly op: "save"; readonly slot: number }
  /** Fails when nothing was read since the position in the slot: an empty turn of a loop. */
  | { readonly op: "progress"; readonly slot: number }
  | { readonly op: "edge"; readonly kind: "start" | "end" | "word"; readonly negate: boolean }
  | { readonly op: "look"; readonly program: readonly Instruction[]; readonly negate: boolean }
  | { readonly op: "again"; readonly group: number; readonly back: boolean }
  | { readonly op: "match" };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly slots: number;
  readonly unicode: boolean;
  readonly multiline: boolean;
  /** Can match at the beginning of the input only, so that no other start is tried. */
  readonly anchored: boolean;
}

type Write = { -readonly [K in keyof Extract<Instruction, { op: "split" }>]: unknown } & {
  first: number;
  second: number;
};

/** Compiles a regular expression. Throws for what no expression of the product uses. */
export function compileRegExp(source: string, flags: string): Program {
  const unicode = flags.includes("u");
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode });
  const groups = countGroups(source, flags);
  const compiler = new Compiler(flags.replace(/[^ius]/g, ""), 2 * (groups + 1));
  const instructions = compiler.program(pattern.alternatives, false);
  const multiline = flags.includes("m");
  const anchored = pattern.alternatives.every(({ elements: [first] }) => first && opens(first));
  return {
    instructions,
    slots: compiler.slots,
    unicode,
    multiline,
    anchored: anchored && !multiline,
  };
}

function opens(element: AST.Element): boolean {
  if (element.type === "Assertion") return element.kind === "start";
  return (
    (element.type === "Group" || element.type === "CapturingGroup") &&
    element.alternatives.every(({ elements: [first] }) => first !== undefined && opens(first))
  );
}

function countGroups(source: string, flags: string): number {
  return (new RegExp(`${source}|`, flags.replace(/[gy]/g, "")).exec("")?.length ?? 1) - 1;
}

class Compiler {
  private code: Instruction[] = [];
  private groups = 0;
  private readonly numbers = new Map<AST.CapturingGroup, number>();

  constructor(
    private readonly flags: string,
    public slots: number,
  ) {}

  /** A program of its own, for the whole and for what is looked at around a place. */
  program(alternatives: readonly AST.Alternative[], back: boolean): Instruction[] {
    const outer = this.code;
    this.code = [];
    this.either(alternatives, back);
    this.code.push({ op: "match" });
    const own = this.code;
    this.code = outer;
    return own;
  }

  private either(alternatives: readonly AST.Alternative[], back: boolean): void {
    const ends: { to: number }[] = [];
    alternatives.forEach(({ elements }, i) => {
      const isLast = i === alternatives.length - 1;
      const split = isLast ? null : this.split();
      for (const element of back ? elements.toReversed() : elements) this.element(element, back);
      if (!split) return;
      ends.push(this.jump());
      split.second = this.code.length;
    });
    for (const end of ends) end.to = this.code.length;
  }

  private split(): Write {
    const split = { op: "split" as const, first: this.code.length + 1, second: 0 };
    this.code.push(split);
    return split;
  }

  private jump(): { to: number } {
    const jump = { op: "jump" as const, to: 0 };
    this.code.push(jump);
    return jump;
  }

  private element(element: AST.Element, back: boolean): void {
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        this.code.push({ op: "character", accepts: acceptorOf(element.raw, this.flags), back });
        return;
      case "Group":
        this.either(element.alternatives, back);
        return;
      case "CapturingGroup":
        this.capture(element, back);
        return;
      case "Quantifier":
        this.repeat(element, back);
        return;
      case "Backreference": {
        const to = element.resolved as AST.CapturingGroup;
        this.code.push({ op: "again", group: this.numbers.get(to) ?? 0, back });
        return;
      }
      case "Assertion":
        this.assert(element);
        return;
      default:
        throw new RangeError(`not counted: ${element.raw}`);
    }
  }

  private capture(group: AST.CapturingGroup, back: boolean): void {
    const number = this.numbers.get(group) ?? ++this.groups;
    this.numbers.set(group, number);
    this.code.push({ op: "save", slot: 2 * number + (back ? 1 : 0) });
    this.either(group.alternatives, back);
    this.code.push({ op: "save", slot: 2 * number + (back ? 0 : 1) });
  }

  private repeat({ element, min, max, greedy }: AST.Quantifier, back: boolean): void {
    for (let i = 0; i < min; i++) this.element(element, back);
    if (max === Infinity) return this.loop(element, greedy, back);
    const splits: Write[] = [];
    for (let i = min; i < max; i++) {
      splits.push(this.split());
      this.element(element, back);
    }
    for (const split of splits) this.choose(split, greedy, this.code.length);
  }

  private loop(element: AST.QuantifiableElement, greedy: boolean, back: boolean): void {
    const again = this.code.length;
    const split = this.split();
    const slot = this.slots++;
    this.code.push({ op: "save", slot });
    this.element(element, back);
    this.code.push({ op: "progress", slot });
    this.jump().to = again;
    this.choose(split, greedy, this.code.length);
  }

  private choose(split: Write, greedy: boolean, after: number): void {
    split.second = after;
    if (!greedy) [split.first, split.second] = [split.second, split.first];
  }

  private assert(assertion: AST.Assertion): void {
    if (assertion.kind === "start" || assertion.kind === "end") {
      this.code.push({ op: "edge", kind: assertion.kind, negate: false });
    } else if (assertion.kind === "word") {
      this.code.push({ op: "edge", kind: "word", negate: assertion.negate });
    } else if (assertion.kind === "lookahead" || assertion.kind === "lookbehind") {
      const program = this.program(assertion.alternatives, assertion.kind === "lookbehind");
      this.code.push({ op: "look", program, negate: assertion.negate });
    }
  }
}

const acceptors = new Map<string, Accepts>();

/** One character at a time, as the engine itself decides; answers are remembered. */
function acceptorOf(raw: string, flags: string): Accepts {
  const key = `${flags}/${raw}`;
  let accepts = acceptors.get(key);
  if (!accepts) {
    const own = new RegExp(`^(?:${raw})$`, flags);
    const known = new Map<string, boolean>();
    accepts = (character) => {
      let answer = known.get(character);
      if (answer === undefined) known.set(character, (answer = own.test(character)));
      return answer;
    };
    acceptors.set(key, accepts);
  }
  return accepts;
}

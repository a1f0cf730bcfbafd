import type { Command } from "../../model/commands/command";

/** What the commands of the open panel act on. */
interface ProposalContext {
  /** Whether a proposal is shown. */
  readonly hasCurrent: boolean;
  readonly mayMark: boolean;
  /** Whether it asks whom a pronoun means. */
  readonly asksWho: boolean;
  step(by: 1 | -1): void;
  take(): void;
  dismiss(): void;
  undo(): void;
  editName(): void;
  nameOther(): void;
  close(): void;
}

type Condition = (context: ProposalContext) => boolean;

const hasCurrent: Condition = (context) => context.hasCurrent;
const mayMarkCurrent: Condition = (context) => context.hasCurrent && context.mayMark;

const mayAnswer: Condition = (context) => mayMarkCurrent(context) && context.asksWho;

/**
 * The commands of the open panel. Those with the id of a command of the document replace it
 * meanwhile, whether a key, the palette or a button runs it.
 */
export const PROPOSAL_COMMANDS: readonly Command<ProposalContext>[] = [
  { id: "close", keys: ["Esc"], when: () => true, run: ({ close }) => close() },
  { id: "undo", keys: ["Ctrl+Z"], when: ({ mayMark }) => mayMark, run: ({ undo }) => undo() },
  { id: "next", keys: ["J", "↓"], when: hasCurrent, run: ({ step }) => step(1) },
  { id: "previous", keys: ["K", "↑"], when: hasCurrent, run: ({ step }) => step(-1) },
  { id: "takeProposal", keys: ["Y", "Enter"], when: mayMarkCurrent, run: ({ take }) => take() },
  { id: "dismissProposal", keys: ["X"], when: mayMarkCurrent, run: ({ dismiss }) => dismiss() },
  { id: "edit", keys: ["E"], when: mayMarkCurrent, run: ({ editName }) => editName() },
  { id: "nameOther", keys: ["N"], when: mayAnswer, run: ({ nameOther }) => nameOther() },
];

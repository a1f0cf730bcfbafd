import { mayAnnotate } from "../rights";
import {
  closeTopmost,
  hasClosable,
  hasMovableEdges,
  judgeOpen,
  keepAsNote,
  mayOnOpen,
  mayRelate,
  openAnnotation,
  quickTagFrom,
  relateOpen,
  removeOpen,
  reviewOpen,
  tagSelectionAs,
  toggleSnapping,
  widenSelection,
  walkAnnotations,
  writeNote,
} from "./actions";
import type { Command, CommandContext } from "./command";
import { hasHits, openFind, stepHit } from "./find";

/** Keys that the text, a list or a form handles itself; the help lists them with the commands. */
interface ListedKeys {
  readonly id: string;
  readonly keys: readonly string[];
}

type Condition = (context: CommandContext) => boolean;

const always: Condition = () => true;
const hasAnnotations: Condition = ({ reading }) => {
  const { shown, unplaced } = reading.store.now();
  return shown.length + unplaced.length > 0;
};
const isTagging: Condition = ({ reading }) =>
  reading.store.now().tagging !== null && mayAnnotate(reading.me);
const mayReviewOpen: Condition = (context) => mayOnOpen(context, "review.give");
const mayJudgeOpen: Condition = (context) => mayOnOpen(context, "annotation.judge");
const mayMoveEdges: Condition = ({ reading }) => hasMovableEdges(reading.store.now(), reading.me);

/**
 * Every command of a document with its keys, in the order and the groups of the help. The keymap
 * looks a command up by key, the palette lists them, and buttons run them by id.
 */
export const COMMANDS = {
  read: [
    {
      id: "next",
      keys: ["J", "Alt+↓"],
      when: hasAnnotations,
      run: (context) => walkAnnotations(context, 1),
    },
    {
      id: "previous",
      keys: ["K", "Alt+↑"],
      when: hasAnnotations,
      run: (context) => walkAnnotations(context, -1),
    },
    { id: "news", keys: ["I"] },
    { id: "open", keys: ["Enter"] },
    {
      id: "reply",
      keys: ["T"],
      when: (context) => mayOnOpen(context, "note.add"),
      run: ({ reading }) => reading.store.startWriting("note"),
    },
    { id: "close", keys: ["Esc"], inPalette: false, when: hasClosable, run: closeTopmost },
    { id: "help", keys: ["?"], when: always, run: ({ openHelp }) => openHelp() },
  ],
  select: [
    { id: "caret", keys: ["Tab", "Enter"] },
    { id: "character", keys: ["←", "→"] },
    { id: "word", keys: ["Ctrl+←", "Ctrl+→"] },
    { id: "sentence", keys: ["Page Up", "Page Down"] },
    { id: "paragraph", keys: ["Ctrl+↑", "Ctrl+↓"] },
    { id: "select", keys: ["Shift"] },
    { id: "drag", keys: ["Ctrl", "Alt"] },
    {
      id: "wholeSentence",
      keys: ["S"],
      when: isTagging,
      run: (context) => widenSelection(context, "sentence"),
    },
    {
      id: "wholeParagraph",
      keys: ["P"],
      when: isTagging,
      run: (context) => widenSelection(context, "paragraph"),
    },
    { id: "snap", keys: ["W"], when: always, run: toggleSnapping },
  ],
  tag: [
    {
      id: "claim",
      keys: ["1"],
      when: isTagging,
      run: (context) => tagSelectionAs(context, "claim"),
    },
    {
      id: "quotation",
      keys: ["2"],
      when: isTagging,
      run: (context) => tagSelectionAs(context, "quotation"),
    },
    {
      id: "rhetoric",
      keys: ["3"],
      when: isTagging,
      run: (context) => tagSelectionAs(context, "rhetoric"),
    },
    { id: "highlight", keys: ["4"], when: isTagging, run: keepAsNote },
    {
      id: "note",
      keys: ["N"],
      when: (context) =>
        context.reading.store.now().tagging !== null || mayOnOpen(context, "note.add"),
      run: writeNote,
    },
    {
      id: "reference",
      keys: ["R"],
      when: (context) => mayOnOpen(context, "reference.add", "note.add"),
      run: ({ reading }) => reading.store.startWriting("reference"),
    },
    { id: "relate", keys: ["L"], when: mayRelate, run: relateOpen },
    {
      id: "quickTag",
      keys: ["A"],
      when: (context) => openAnnotation(context) !== undefined && mayAnnotate(context.reading.me),
      run: (context) => {
        const open = openAnnotation(context);
        if (open) context.startQuickTag(quickTagFrom(open));
      },
    },
  ],
  change: [
    {
      id: "edit",
      keys: ["E"],
      when: (context) => mayOnOpen(context, "annotation.edit"),
      run: ({ reading }) => reading.store.startWriting("edit"),
    },
    {
      id: "edgeStart",
      keys: ["["],
      when: mayMoveEdges,
      run: ({ surface }) => void surface()?.focusEdge("start"),
    },
    {
      id: "edgeEnd",
      keys: ["]"],
      when: mayMoveEdges,
      run: ({ surface }) => void surface()?.focusEdge("end"),
    },
    { id: "edgeWord", keys: ["←", "→"] },
    { id: "edgeCharacter", keys: ["Shift+←", "Shift+→"] },
    {
      id: "remove",
      keys: ["Delete"],
      bound: ["Delete", "Backspace"],
      when: (context) => mayOnOpen(context, "annotation.delete"),
      run: removeOpen,
    },
    {
      id: "undo",
      keys: ["Ctrl+Z"],
      when: ({ reading }) => reading.undo.undoable,
      run: ({ undo }) => undo(),
    },
    {
      id: "redo",
      keys: ["Ctrl+Shift+Z"],
      bound: ["Ctrl+Shift+Z", "Ctrl+Y"],
      when: ({ reading }) => reading.undo.redoable,
      run: ({ redo }) => redo(),
    },
  ],
  review: [
    {
      id: "agree",
      keys: ["Y"],
      when: mayReviewOpen,
      run: (context) => reviewOpen(context, "agree"),
    },
    {
      id: "disagree",
      keys: ["D"],
      when: mayReviewOpen,
      run: (context) => reviewOpen(context, "disagree"),
    },
    {
      id: "unsure",
      keys: ["U"],
      when: mayReviewOpen,
      run: (context) => reviewOpen(context, "unsure"),
    },
    {
      id: "accept",
      keys: ["V"],
      when: mayJudgeOpen,
      run: (context) => judgeOpen(context, "accepted"),
    },
    {
      id: "reject",
      keys: ["X"],
      when: mayJudgeOpen,
      run: (context) => judgeOpen(context, "rejected"),
    },
  ],
  find: [
    // Ctrl+F is the find panel's own, since it gives that key back to the browser.
    { id: "find", keys: ["/", "Ctrl+F"], bound: ["/"], when: always, run: openFind },
    {
      id: "proposals",
      keys: ["Q"],
      when: always,
      run: ({ reading }) => reading.store.toggleProposals(),
    },
    {
      id: "nextHit",
      keys: ["Enter", "F3"],
      bound: ["F3"],
      inFields: true,
      inPalette: false,
      when: hasHits,
      run: (context) => stepHit(context, 1),
    },
    {
      id: "previousHit",
      keys: ["Shift+Enter", "Shift+F3"],
      bound: ["Shift+F3"],
      inFields: true,
      inPalette: false,
      when: hasHits,
      run: (context) => stepHit(context, -1),
    },
    { id: "annotateHit", keys: ["Alt+Enter"] },
    { id: "browserFind", keys: ["Esc Esc"] },
  ],
} as const satisfies Readonly<Record<string, readonly (Command | ListedKeys)[]>>;

type Row = (typeof COMMANDS)[keyof typeof COMMANDS][number];
type CommandRow = Extract<Row, { readonly run: unknown }>;

/** The id of a command, by which buttons and the palette run it. */
export type CommandId = CommandRow["id"];

const isCommand = (row: Row): row is CommandRow => "run" in row;

/** The rows of the table that can be run. */
export const PAGE_COMMANDS: readonly (Command & { readonly id: CommandId })[] = Object.values(
  COMMANDS,
)
  .flat()
  .filter(isCommand);

import type { Annotation, Status } from "@/lib/annotation/annotation";
import type { Verdict } from "../operations/review";
import type { Reading } from "../reading";
import type { QuickTag } from "../reading-state";
import type { SurfaceHandle } from "../surface-handle";

/** Something a person can do by a key, from the command palette, or with a button. */
export interface Command<Context = CommandContext> {
  /** Also names the command's label in the messages (`Reader.commands`). */
  readonly id: string;
  /** As the help writes them, with the key that the palette shows first. */
  readonly keys: readonly string[];
  /** The keys the page listens to, where a form handles some of `keys` itself or more exist. */
  readonly bound?: readonly string[];
  /** Whether its keys work while a field or a dialog has the focus. */
  readonly inFields?: boolean;
  /** Commands that make sense only at the moment of a key press are not listed in the palette. */
  readonly inPalette?: boolean;
  /** Whether it has an effect now; a key without an effect is left to the browser. */
  when(context: Context): boolean;
  run(context: Context): void;
}

type Sentence = "snaps" | "exact" | "highlighted" | "noted";

/** What is announced after a command. */
interface CommandWords extends Readonly<Record<Sentence, string>> {
  /** One's verdict on the open annotation, null when it was taken back. */
  verdict(now: Verdict | null): string;
  status(now: Status): string;
  /** The selection was extended to these words. */
  widened(words: string): string;
}

/** What the commands of a document act on. */
export interface CommandContext {
  readonly reading: Reading;
  surface(): SurfaceHandle | null;
  /** Announces a sentence to screen readers. */
  announce(sentence: string): void;
  readonly words: CommandWords;
  /** Takes back what was done last, or does it again, and shows what that was. */
  undo(): void;
  redo(): void;
  openHelp(): void;
  /** Deletes an annotation and offers to undo that. */
  removeAnnotation(annotation: Annotation): void;
  startQuickTag(quickTag: QuickTag): void;
  stopQuickTag(): void;
}

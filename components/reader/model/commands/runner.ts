import type { Command } from "./command";
import type { CommandId } from "./commands";
import { commandFor, isPressing, isTyping } from "./keys";

/** The commands of one table with what they act on now. */
export interface CommandLayer {
  /** Runs the command with this id; false if there is none or it has no effect now. */
  run(id: string): boolean;
  /** Runs the command of a key press; false if the key is left to others. */
  press(event: KeyboardEvent): boolean;
}

/** `context` is asked at each run, so that commands see the state of that moment. */
export function commandLayer<Context>(
  commands: readonly Command<Context>[],
  context: () => Context,
): CommandLayer {
  const perform = (command: Command<Context> | undefined): boolean => {
    const now = context();
    if (!command?.when(now)) return false;
    command.run(now);
    return true;
  };
  return {
    run: (id) => perform(commands.find((command) => command.id === id)),
    press(event) {
      if (event.defaultPrevented || isPressing(event)) return false;
      const command = commandFor(commands, event);
      if (isTyping(event.target) && !command?.inFields) return false;
      return perform(command);
    },
  };
}

/**
 * Runs the commands of one document by their id, for buttons and the palette. Open panels come
 * first: what they define under the same id, such as the next one, replaces the document's own.
 */
export class CommandRunner {
  private page: CommandLayer | null = null;
  private panels: readonly CommandLayer[] = [];

  /** The commands of the document itself; the answer removes them. */
  setPage(layer: CommandLayer): () => void {
    this.page = layer;
    return () => {
      if (this.page === layer) this.page = null;
    };
  }

  /** The commands of a panel that is open; the answer removes them. */
  addPanel(layer: CommandLayer): () => void {
    this.panels = [layer, ...this.panels];
    return () => {
      this.panels = this.panels.filter((each) => each !== layer);
    };
  }

  readonly run = (id: CommandId): boolean =>
    this.panels.some((layer) => layer.run(id)) || (this.page?.run(id) ?? false);
}

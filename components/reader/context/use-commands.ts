import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Command, CommandContext } from "../model/commands/command";
import { PAGE_COMMANDS } from "../model/commands/commands";
import { commandLayer, type CommandLayer } from "../model/commands/runner";
import { useReaderContext } from "./reader-context";
import { useQuickTag } from "./use-quick-tag";
import { useRemoval } from "./use-removal";
import { useUndo } from "./use-undo";

/** Gives a document its commands, by key and by id. */
export function usePageCommands(onHelp: () => void): void {
  const t = useTranslations("Reader");
  const { reading, surface, announce, commands, isActive } = useReaderContext();
  const { startQuickTag, stopQuickTag } = useQuickTag();
  const removeAnnotation = useRemoval();
  const { undo, redo } = useUndo();
  const getLayer = useLayer<CommandContext>(PAGE_COMMANDS, {
    reading,
    surface,
    announce,
    removeAnnotation,
    startQuickTag,
    stopQuickTag,
    undo,
    redo,
    words: {
      snaps: t("snaps"),
      exact: t("exact"),
      highlighted: t("highlighted"),
      noted: t("noted"),
      verdict: (now) => t("reviewed", { verdict: now ?? "none" }),
      widened: (words) => t("widened", { words }),
      status: (now) => t("judged", { status: now }),
    },
    openHelp: onHelp,
  });
  useEffect(() => {
    const layer = getLayer();
    const remove = commands.setPage(layer);
    const onKey = (event: KeyboardEvent) => {
      if (isActive() && layer.press(event)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      remove();
    };
  }, [getLayer, commands, isActive]);
}

/**
 * Gives an open panel commands of its own. Their keys are taken before the text and the lists see
 * them, wherever the focus is outside fields.
 */
export function usePanelCommands<Context>(
  table: readonly Command<Context>[],
  context: Context,
): void {
  const { commands, isActive } = useReaderContext();
  const getLayer = useLayer(table, context);
  useEffect(() => {
    const layer = getLayer();
    const remove = commands.addPanel(layer);
    const onKey = (event: KeyboardEvent) => {
      if (!isActive() || !layer.press(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true });
      remove();
    };
  }, [getLayer, commands, isActive]);
}

/** A layer over the context of the last render, made in an effect. */
function useLayer<Context>(table: readonly Command<Context>[], context: Context) {
  const latest = useRef(context);
  useLayoutEffect(() => {
    latest.current = context;
  });
  return useCallback((): CommandLayer => commandLayer(table, () => latest.current), [table]);
}

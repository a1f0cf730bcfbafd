import { useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { quickTagFrom, useQuickTag } from "./use-quick-tag";
import { isSnapping, setSnapping } from "./use-snapping";
import { openFind } from "./open-find";
import { useRemoval } from "./use-removal";
import { actOf, isTyping, type Act } from "../model/keymap";
import type { ReaderContextValue } from "./reader-context";
import type { Annotation } from "@/lib/annotation/annotation";
import { mayAnnotate, mayOn } from "../model/rights";

/** Handles the keys of the page, except where the focused element uses them itself. */
export function useKeymap(context: ReaderContextValue, onHelp: () => void): void {
  const t = useTranslations("Reader");
  const { startQuickTag, stopQuickTag } = useQuickTag();
  const remove = useRemoval();
  const page = useEffectEvent(() => ({
    ...context,
    onHelp,
    startQuickTag,
    stopQuickTag,
    remove,
    say: t,
  }));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        !context.isActive() ||
        event.defaultPrevented ||
        event.isComposing ||
        isTyping(event.target)
      )
        return;
      const act = actOf(event);
      if (!act || !perform(act, page())) return;
      event.preventDefault();
      if (act.does === "undo" || act.does === "redo") context.announce(t(act.does));
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [context, t]);
}

interface Page
  extends
    ReaderContextValue,
    Pick<ReturnType<typeof useQuickTag>, "startQuickTag" | "stopQuickTag"> {
  readonly onHelp: () => void;
  readonly say: (key: "snaps" | "exact") => string;
  readonly remove: (annotation: Annotation) => void;
}

/** True if the key had an effect. */
function perform(act: Act, page: Page): boolean {
  const { reading, surface, announce, say, onHelp, startQuickTag, stopQuickTag } = page;
  const { store, undo, me } = reading;
  const { tagging, openId, byId, chooser, quickTag, finding } = store.now();
  const open = openId ? byId.get(openId) : undefined;
  switch (act.does) {
    case "tag":
      if (!tagging || !mayAnnotate(me)) return false;
      store.set({ tagging: { ...tagging, kind: act.kind, entered: true } });
      return true;
    case "note":
      if (tagging) {
        store.set({ tagging: { ...tagging, withNote: true, entered: true } });
        return true;
      }
      return write("note");
    case "reply":
      return write("note");
    case "reference":
      return open !== undefined && mayOn(me, open, "reference.add") && write("reference");
    case "edit":
      if (!open || !mayOn(me, open, "annotation.edit")) return false;
      store.write("edit");
      return true;
    case "edge":
      return surface()?.focusEdge(act.side) ?? false;
    case "remove":
      return open !== undefined && mayOn(me, open, "annotation.delete") && remove(open);
    case "snap":
      setSnapping(!isSnapping());
      announce(say(isSnapping() ? "snaps" : "exact"));
      return true;
    case "arm":
      if (!open || !mayAnnotate(me)) return false;
      startQuickTag(quickTagFrom(open));
      return true;
    case "proposals":
      store.set({ proposing: !store.now().proposing });
      return true;
    case "find":
      openFind(reading);
      return true;
    case "next":
      return walk(1);
    case "previous":
      return walk(-1);
    case "help":
      onHelp();
      return true;
    case "undo":
      return undo.back();
    case "redo":
      return undo.again();
    case "close":
      if (tagging) {
        store.set({ tagging: null });
        surface()?.clearSelection();
      } else if (chooser) store.set({ chooser: null });
      else if (quickTag) stopQuickTag();
      else if (finding) store.set({ finding: false });
      else if (openId) {
        store.open(null);
        surface()?.focusText();
      } else return false;
      return true;
  }

  function write(writing: "note" | "reference"): boolean {
    if (!open || !mayOn(me, open, "note.add")) return false;
    store.write(writing);
    return true;
  }

  function remove(annotation: Annotation): boolean {
    page.remove(annotation);
    surface()?.focusText();
    return true;
  }

  /** Moves to the next annotation in reading order, wrapping around; opens it if a card is open. */
  function walk(step: 1 | -1): boolean {
    const { shown, lost, currentId } = store.now();
    const all = [...shown, ...lost];
    if (all.length === 0) return false;
    const at = all.findIndex(({ id }) => id === (openId ?? currentId));
    const from = at === -1 && step === -1 ? 0 : at;
    const next = all[(from + step + all.length) % all.length];
    if (!next) return false;
    if (openId) store.open(next.id);
    store.set({ currentId: next.id, focusId: next.id, hoveredId: next.id });
    surface()?.scrollTo(next.id);
    return true;
  }
}

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { actOf, isTyping } from "./keys";
import type { Frame } from "./frame";
import { mayAnnotate, mayOn } from "./rights";

/** The keys of the page. What has the focus and takes keys itself keeps them. */
export function useKeys(frame: Frame, onHelp: () => void): void {
  const t = useTranslations("Reader");
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
      const act = actOf(event);
      if (!act || !perform(act, frame, onHelp)) return;
      event.preventDefault();
      if (act.does === "undo" || act.does === "redo") frame.announce(t(act.does));
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [frame, onHelp, t]);
}

/** True when the key did something. */
function perform(
  act: NonNullable<ReturnType<typeof actOf>>,
  { reading, surface }: Frame,
  onHelp: () => void,
): boolean {
  const { store, undo, me } = reading;
  const { tagging, openId, byId, chooser } = store.now();
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
    case "edit":
      if (!open || !mayOn(me, open, "annotation.edit")) return false;
      store.set({ writing: "edit" });
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
      else if (openId) {
        store.open(null);
        surface()?.focusText();
      } else return false;
      return true;
  }

  function write(writing: "note"): boolean {
    if (!open || !mayOn(me, open, "note.add")) return false;
    store.set({ writing });
    return true;
  }

  /** To the next annotation in reading order, round the end. An open card hands over to it. */
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

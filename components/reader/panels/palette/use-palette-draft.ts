import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useDropToasts, useToast } from "@/components/ui/toast";
import type { Claim } from "@/components/claims/claim";
import type { Kind } from "@/lib/annotation/annotation";
import { useReaderContext } from "../../context/reader-context";
import {
  isEmptyDraft,
  paletteDraftName,
  paletteDraftOf,
  type PaletteDraft,
} from "../../model/palette-draft";
import type { Tagging } from "../../model/reading-state";
import type { RhetoricUse } from "../../model/rhetoric-use";

/**
 * What was typed into the palette for some words. It outlives the palette, which closes as soon as
 * something else is pressed: whoever selects the same words again finds it.
 */
export function usePaletteDraft({ from, spans }: Tagging) {
  const t = useTranslations("Draft");
  const toast = useToast();
  const dropToasts = useDropToasts();
  const { reading } = useReaderContext();
  const { drafts, store } = reading;
  const name = paletteDraftName(from);
  const [typed, setTyped] = useState(() => paletteDraftOf(drafts, from));

  const latest = useRef(typed);
  const [isResumed, setResumed] = useState(() => drafts.has(name));

  // Several fields may change in one event: each change is made to what the one before left.
  const change = (some: Partial<PaletteDraft>) => {
    const next = { ...latest.current, ...some };
    latest.current = next;
    setTyped(next);
    if (isEmptyDraft(next)) drafts.remove(name);
    else drafts.set(name, next);
  };
  const discard = () => {
    const discarded = drafts.get(name);
    drafts.remove(name);
    show();
    const onPress = () => {
      store.startTagging(spans);
      drafts.restore(name, discarded);
    };
    toast({ text: t("discarded"), action: { label: t("undo"), onPress } });
  };
  /** Shows what is kept, or nothing. */
  const show = () => {
    latest.current = paletteDraftOf(drafts, from);
    setTyped(latest.current);
    setResumed(drafts.has(name));
  };
  const onRestored = useEffectEvent((restored: string) => restored === name && show());
  useEffect(() => drafts.onRestored((restored) => onRestored(restored)), [drafts]);
  const onLeft = useEffectEvent(() => {
    if (!drafts.has(name)) return;
    const onPress = () => store.startTagging(spans);
    const text = t(drafts.isUnstored(name) ? "keptForNow" : "kept");
    toast({ text, action: { label: t("goBack"), onPress }, about: "draft" });
  });
  const onOpened = useEffectEvent(() => {
    // What was said to be kept is here again.
    if (isResumed) dropToasts("draft");
    if (typed.note !== "") store.setTaggingNote(true);
  });
  useEffect(() => {
    onOpened();
    return () => onLeft();
  }, []);

  return {
    ...typed,
    /** Whether it shows what was typed on an earlier visit. */
    isResumed,
    /** Empties the palette, which can be undone. */
    discard,
    setNote: (note: string) => change({ note }),
    setWords: (kind: Kind, words: string) =>
      change({ words: { ...latest.current.words, [kind]: words } }),
    setClaim: (claim: Claim | null) => change({ claim }),
    setValues: (values: PaletteDraft["values"]) => change({ values }),
    setUse: (to: (use: RhetoricUse) => RhetoricUse) => change({ use: to(latest.current.use) }),
    /** Deletes the draft, once it is saved. */
    drop: () => drafts.remove(name),
  };
}

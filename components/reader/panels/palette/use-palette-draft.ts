import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "@/components/ui/toast";
import type { Kind } from "@/lib/annotation/annotation";
import { useReaderContext } from "../../context/reader-context";
import {
  isEmptyDraft,
  paletteDraftName,
  paletteDraftOf,
  type PaletteDraft,
} from "../../model/palette-draft";
import type { Tagging } from "../../model/reading-state";

/**
 * What was typed into the palette for some words. It outlives the palette, which closes as soon as
 * something else is pressed: whoever selects the same words again finds it.
 */
export function usePaletteDraft({ from, spans }: Tagging) {
  const t = useTranslations("Draft");
  const toast = useToast();
  const { reading } = useReaderContext();
  const { drafts, store } = reading;
  const name = paletteDraftName(from);
  const [typed, setTyped] = useState(() => paletteDraftOf(drafts, from));

  const change = (next: PaletteDraft) => {
    setTyped(next);
    if (isEmptyDraft(next)) drafts.remove(name);
    else drafts.set(name, next);
  };
  const onLeft = useEffectEvent(() => {
    if (!drafts.has(name)) return;
    const onPress = () => store.startTagging(spans);
    toast({ text: t("kept"), action: { label: t("goBack"), onPress } });
  });
  const onOpened = useEffectEvent(() => {
    if (typed.note !== "") store.setTaggingNote(true);
  });
  useEffect(() => {
    onOpened();
    return () => onLeft();
  }, []);

  return {
    note: typed.note,
    words: typed.words,
    values: typed.values,
    setNote: (note: string) => change({ ...typed, note }),
    setWords: (kind: Kind, words: string) =>
      change({ ...typed, words: { ...typed.words, [kind]: words } }),
    setValues: (values: PaletteDraft["values"]) => change({ ...typed, values }),
    /** Deletes the draft, once it is saved. */
    drop: () => drafts.remove(name),
  };
}

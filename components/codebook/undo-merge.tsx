"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import type { Tag } from "./tag";

type Merged = Pick<Tag, "id" | "label" | "version">;

/** Undoes a merge of tags: the tag is restored, and its annotations get it back. */
export function useUndoMerge(): (tag: Merged) => Promise<void> {
  const t = useTranslations("Codebook");
  const changed = useChanged();
  const say = useToast();
  return async ({ id, label, version }) => {
    const answer = await call("POST /tags/{tagId}/unmerge", { params: { tagId: id }, version });
    say(answer.ok ? { text: t("tookApart", { label }) } : { text: answer.detail, urgent: true });
    changed("tag");
  };
}

export function UndoMerge({ tag }: { tag: Tag }) {
  const t = useTranslations("Codebook");
  const takeApart = useUndoMerge();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    if (busy) return;
    setBusy(true);
    await takeApart(tag);
    setBusy(false);
  };
  return (
    <Button
      size="small"
      loading={busy}
      aria-label={t("takeApartNamed", { label: tag.label })}
      onClick={() => void press()}
    >
      {t("takeApart")}
    </Button>
  );
}

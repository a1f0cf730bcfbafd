"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { useToast } from "../ui/toast";
import type { Tag } from "./tag";
import { useUndoMerge } from "./undo-merge";
import { useCountOf } from "./use-count";
import { useOfferAgain } from "./use-offer-again";

export interface TagActionProps {
  readonly projectId: string;
  readonly tag: Tag;
  readonly tags: readonly Tag[];
  readonly onClose: () => void;
}

/** Merges two tags, and says beforehand how many annotations that affects. */
export function MergeTag({ projectId, tag, tags, onClose }: TagActionProps) {
  const t = useTranslations("Codebook");
  const changed = useChanged();
  const count = useCountOf(projectId, tag);
  const say = useToast();
  const takeApart = useUndoMerge();
  const [into, setInto] = useState("");
  const others = tags.filter(
    ({ kind, id, retiredAt }) => kind === tag.kind && id !== tag.id && !retiredAt,
  );

  async function merge() {
    if (!into) return t("chooseInto");
    const answer = await call("POST /tags/{tagId}/merge", {
      params: { tagId: tag.id },
      body: { into },
      version: tag.version,
    });
    changed("tag");
    if (!answer.ok) return answer.detail;
    const merged = answer.value;
    const other = others.find(({ id }) => id === into);
    say({
      text: t("mergedNow", { label: merged.label, into: other?.label ?? "" }),
      action: { label: t("undo"), onPress: () => void takeApart(merged) },
    });
    return null;
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("mergeTitle", { label: tag.label })}
      action={t("merge")}
      onConfirm={merge}
    >
      <p>{count === null ? t("counting") : t("mergeWords", { count })}</p>
      <Field label={t("mergeInto")}>
        {(control) => (
          <Select
            {...control}
            value={into}
            onChange={(event) => setInto(event.target.value)}
            options={[
              { value: "", label: t("choose") },
              ...others.map(({ id, label }) => ({ value: id, label })),
            ]}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}

/** Retires a tag; nothing is lost, and it can be restored. */
export function RetireTag({ projectId, tag, onClose }: TagActionProps) {
  const t = useTranslations("Codebook");
  const changed = useChanged();
  const say = useToast();
  const offerAgain = useOfferAgain();
  const count = useCountOf(projectId, tag);

  async function retire() {
    const answer = await call("POST /tags/{tagId}/retire", {
      params: { tagId: tag.id },
      version: tag.version,
    });
    changed("tag");
    if (!answer.ok) return answer.detail;
    const retired = answer.value;
    say({
      text: t("retiredNow", { label: retired.label }),
      action: { label: t("undo"), onPress: () => void offerAgain(retired) },
    });
    return null;
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("retireTitle", { label: tag.label })}
      action={t("retire")}
      onConfirm={retire}
    >
      <p>{count === null ? t("counting") : t("retireWords", { count })}</p>
    </ConfirmDialog>
  );
}

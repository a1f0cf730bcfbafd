"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { useChanged } from "../live/use-changed";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
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
  const toast = useToast();
  const undoing = useUndoMerge();
  const [into, setInto] = useState("");
  const others = tags.filter(
    ({ kind, id, retiredAt }) => kind === tag.kind && id !== tag.id && !retiredAt,
  );

  const params = { tagId: tag.id };
  const merge = useSubmit("POST /tags/{tagId}/merge", {
    wrong: { into: into === "" && t("chooseInto") },
    onRefused: () => changed("tag"),
    onDone({ label, version }) {
      changed("tag");
      const other = others.find(({ id }) => id === into);
      toast({
        text: t("mergedNow", { label, into: other?.label ?? "" }),
        action: { label: t("undo"), onPress: () => undoing.submit({ params, version }) },
      });
      onClose();
    },
  });

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("mergeTitle", { label: tag.label })}
      action={t("merge")}
      submission={merge}
      onConfirm={() => merge.submit({ params, body: { into }, version: tag.version })}
    >
      <p>{count === null ? t("counting") : t("mergeWords", { count })}</p>
      <Field label={t("mergeInto")} error={merge.errorAt("into")}>
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
  const toast = useToast();
  const offerAgain = useOfferAgain();
  const count = useCountOf(projectId, tag);

  const retirement = useSubmit("POST /tags/{tagId}/retire", {
    onRefused: () => changed("tag"),
    onDone(retired) {
      changed("tag");
      toast({
        text: t("retiredNow", { label: retired.label }),
        action: { label: t("undo"), onPress: () => void offerAgain(retired) },
      });
      onClose();
    },
  });

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("retireTitle", { label: tag.label })}
      action={t("retire")}
      submission={retirement}
      onConfirm={() => retirement.submit({ params: { tagId: tag.id }, version: tag.version })}
    >
      <p>{count === null ? t("counting") : t("retireWords", { count })}</p>
    </ConfirmDialog>
  );
}

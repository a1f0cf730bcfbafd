"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useOpenedVersion } from "@/components/opened-version";
import { Problem } from "@/components/ui/problem";
import { useSubmit } from "@/components/use-submit";
import { unfitEnd } from "@/lib/tag/relation-types";
import "@/messages/relations";
import { CardForm } from "../../context/card-form";
import { useDraft } from "../../context/use-draft";
import { useRelations, type Relation } from "../../context/use-relations";
import { editingDraft } from "./draft-names";
import { RelationFields } from "./relation-fields";
import { SwapBox } from "./swap-box";

/** Changes how two annotations are related, in which direction, and the note. */
export function EditRelation({ relation, onClose }: { relation: Relation; onClose: () => void }) {
  const t = useTranslations("Relation");
  const { types, store } = useRelations();
  const first = () => ({ type: relation.type, note: relation.note });
  const form = useDraft(editingDraft(relation.id), first, onClose);
  const [swapped, setSwapped] = useState(false);
  const edit = useSubmit("PATCH /relations/{relationId}", {
    fields: ["type", "note"],
    onDone(saved) {
      store.put(saved);
      form.finish();
    },
  });
  const { version } = useOpenedVersion<Relation>(relation.version, edit.refusal);
  const [from, to] = swapped
    ? [relation.toEnd.kind, relation.fromEnd.kind]
    : [relation.fromEnd.kind, relation.toEnd.kind];
  const fitting = types.filter(
    (type) => type.slug === relation.type || (!type.retiredAt && unfitEnd(type, from, to) === null),
  );
  const ends = swapped ? { from: relation.to, to: relation.from } : {};
  return (
    <CardForm
      label={t("editTitle")}
      form={form}
      size="small"
      disabled={edit.busy}
      onSave={() =>
        edit.submit({
          params: { relationId: relation.id },
          body: { ...form.draft, ...ends },
          version: version ?? relation.version,
        })
      }
    >
      <RelationFields
        draft={form.draft}
        types={fitting}
        errorAt={(field) => edit.errorAt(field) ?? undefined}
        onChange={(some) => form.change((draft) => ({ ...draft, ...some }))}
      />
      <SwapBox swapped={swapped} onChange={setSwapped} />
      {edit.detail !== null && <Problem>{edit.detail}</Problem>}
    </CardForm>
  );
}

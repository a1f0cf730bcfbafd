"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useSubmit } from "../use-submit";
import { SPEAKER_FIELDS, SpeakerForm } from "./speaker-form";

export function CreateSpeaker({ projectId }: { projectId: string }) {
  const t = useTranslations("Speakers");
  const changed = useChanged();
  const [id, setId] = useState<string | null>(null);
  const form = useSubmit("POST /projects/{projectId}/speakers", {
    fields: SPEAKER_FIELDS,
    onDone() {
      setId(null);
      changed("speaker");
    },
  });
  return (
    <>
      <Button variant="primary" onClick={() => setId(newId())}>
        {t("add")}
      </Button>
      {id && (
        <Dialog open guarded onOpenChange={(open) => !open && setId(null)} title={t("add")}>
          <SpeakerForm
            form={form}
            onSave={(fields) => form.submit({ params: { projectId }, body: { id, ...fields } })}
            onCancel={() => setId(null)}
          />
        </Dialog>
      )}
    </>
  );
}

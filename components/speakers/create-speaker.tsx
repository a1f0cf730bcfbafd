"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useSubmit } from "../use-submit";
import { SPEAKER_FIELDS, SpeakerForm, type SpeakerFields } from "./speaker-form";

export function CreateSpeaker({ projectId }: { projectId: string }) {
  const t = useTranslations("Speakers");
  const changed = useChanged();
  const [id, setId] = useState<string | null>(null);
  const form = useSubmit(
    (id: string, fields: SpeakerFields) =>
      call("POST /projects/{projectId}/speakers", {
        params: { projectId },
        body: { id, ...fields },
      }),
    {
      fields: SPEAKER_FIELDS,
      onDone() {
        setId(null);
        changed("speaker");
      },
    },
  );
  return (
    <>
      <Button variant="primary" onClick={() => setId(newId())}>
        {t("add")}
      </Button>
      {id && (
        <Dialog open guarded onOpenChange={(open) => !open && setId(null)} title={t("add")}>
          <SpeakerForm
            form={form}
            onSave={(fields) => form.submit(id, fields)}
            onCancel={() => setId(null)}
          />
        </Dialog>
      )}
    </>
  );
}

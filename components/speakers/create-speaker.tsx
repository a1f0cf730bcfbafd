"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { call, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SpeakerForm, type SpeakerFields } from "./speaker-form";

export function CreateSpeaker({ projectId }: { projectId: string }) {
  const t = useTranslations("Speakers");
  const router = useRouter();
  const [id, setId] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (id: string, fields: SpeakerFields) => {
    setBusy(true);
    const answer = await call("POST /projects/{projectId}/speakers", {
      params: { projectId },
      body: { id, ...fields },
    });
    setBusy(false);
    setProblem(answer.ok ? null : answer);
    if (!answer.ok) return;
    setId(null);
    router.refresh();
  };
  return (
    <>
      <Button variant="primary" onClick={() => setId(newId())}>
        {t("add")}
      </Button>
      {id && (
        <Dialog open guarded onOpenChange={(open) => !open && setId(null)} title={t("add")}>
          <SpeakerForm
            problem={problem}
            busy={busy}
            onSave={(fields) => void save(id, fields)}
            onCancel={() => setId(null)}
          />
        </Dialog>
      )}
    </>
  );
}

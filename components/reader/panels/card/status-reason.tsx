"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { reasonDraft } from "@/components/annotation/reason-draft";
import { later } from "@/components/ui/later";
import { SmallButton } from "@/components/ui/small-button";
import { useDraftRestored } from "@/components/use-form-draft";
import type { Annotation } from "@/lib/annotation/annotation";
import "@/messages/card";
import { useReaderContext } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import parts from "@/components/ui/card-parts.module.css";

const ReasonForm = later(
  async () => (await import("@/components/annotation/reason-form")).ReasonForm,
);

/** Why the status was set; whoever rejects without saying why is asked, and may skip it. */
export function StatusReason({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("StatusReason");
  const { reading } = useReaderContext();
  const [isSkipped, setSkipped] = useState(false);
  const { id, projectId, status, statusReason, statusOutdated } = annotation;
  useDraftRestored(reasonDraft(id), () => setSkipped(false));
  if (status === "open") return null;
  if (statusReason) {
    return (
      <p className={parts.muted} dir="auto">
        {t("because", { reason: statusReason })}
      </p>
    );
  }
  const isAsked = status === "rejected" && !statusOutdated;
  if (!isAsked || !mayOn(reading.me, annotation, "annotation.judge")) return null;
  if (isSkipped) {
    return (
      <div>
        <SmallButton onClick={() => setSkipped(false)}>{t("say")}</SmallButton>
      </div>
    );
  }
  return (
    <ReasonForm
      projectId={projectId}
      annotationId={id}
      action={t("save")}
      leave={t("skip")}
      onSave={(reason) => {
        if (reason === "") setSkipped(true);
        else reading.judge(annotation, status, reason);
      }}
      onLeave={() => setSkipped(true)}
    />
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/projects";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useDraftOpener } from "../use-form-draft";
import { NEW_PROJECT, ProjectForm } from "./project-form";

export function CreateProject() {
  const t = useTranslations("Projects");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useDraftOpener(NEW_PROJECT, () => setOpen(true));
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t("create")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("create")} guarded>
        <ProjectForm
          action={t("createIt")}
          onCancel={() => setOpen(false)}
          onSaved={(project) => router.push(`/projects/${project.id}`)}
        />
      </Dialog>
    </>
  );
}

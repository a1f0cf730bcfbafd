"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { may } from "@/lib/access/policy";
import "@/messages/projects";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { Menu, MenuItem, MenuLabel, MenuLine } from "../ui/menu";
import { useSubmit } from "../use-submit";
import { useDraftOpener } from "../use-form-draft";
import { projectDraft, ProjectForm } from "./project-form";
import type { Project } from "./project";

/** The formats of the export menu, by the names of the API. */
const EXPORTS = ["w3c", "csv", "jsonl", "html", "bundle"] as const;

/** The actions on a whole project: export, edit, delete. */
export function ProjectMenu({ project }: { project: Project }) {
  const t = useTranslations("Projects");
  const router = useRouter();
  const [open, setOpen] = useState<"none" | "edit" | "delete">("none");
  useDraftOpener(projectDraft(project.id), () => setOpen("edit"));
  const subject = { role: project.role };

  const removal = useSubmit("DELETE /projects/{projectId}", {
    onDone() {
      setOpen("none");
      router.push("/projects");
      router.refresh();
    },
  });

  return (
    <>
      <Menu trigger={<Button>{t("export")}</Button>}>
        <MenuLabel>{t("exportHint")}</MenuLabel>
        {EXPORTS.filter((one) => one !== "bundle" || may("export.bundle", subject)).map(
          (format) => (
            <MenuItem
              key={format}
              href={`/api/v1/projects/${project.id}/export/${format}`}
              download
              aside={t(`formats.${format}.ending`)}
            >
              {t(`formats.${format}.name`)}
            </MenuItem>
          ),
        )}
      </Menu>
      {may("project.change", subject) && (
        <Menu
          trigger={
            <Button icon aria-label={t("more")}>
              ⋯
            </Button>
          }
        >
          <MenuItem onSelect={() => setOpen("edit")}>{t("edit")}</MenuItem>
          <MenuLine />
          <MenuItem danger onSelect={() => setOpen("delete")}>
            {t("delete")}
          </MenuItem>
        </Menu>
      )}
      <Dialog open={open === "edit"} onOpenChange={() => setOpen("none")} title={t("edit")} guarded>
        <ProjectForm
          project={project}
          action={t("saveIt")}
          onCancel={() => setOpen("none")}
          onSaved={() => {
            setOpen("none");
            router.refresh();
          }}
        />
      </Dialog>
      <ConfirmDialog
        open={open === "delete"}
        onOpenChange={() => setOpen("none")}
        title={t("deleteTitle", { name: project.name })}
        action={t("deleteIt")}
        submission={removal}
        onConfirm={() => removal.submit({ params: { projectId: project.id } })}
      >
        {t("deleteWords", { count: project.documentCount })}
      </ConfirmDialog>
    </>
  );
}

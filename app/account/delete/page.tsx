import type { Metadata } from "next";
import { requireViewer } from "@/app/require-session";
import { DeletionForm } from "@/components/account/deletion-form";
import { Page } from "@/components/shell/page";
import { currentSignedInAt } from "@/server/account/session";
import { translator } from "@/server/platform/messages";
import { previewDeletion } from "@/server/privacy/deletion/preview";
import { providerName } from "@/server/sign-in/provider";

const t = translator("DeleteAccount");

export const metadata: Metadata = { title: t("title") };

export default async function DeleteAccount() {
  const viewer = await requireViewer("/account/delete");
  const preview = await previewDeletion(viewer, await currentSignedInAt());
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: t("account"), href: "/account" }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      narrow
    >
      <DeletionForm preview={preview} provider={providerName()} />
    </Page>
  );
}

import { useTranslations } from "use-intl";
import { call } from "@/components/api";
import { useToast } from "@/components/ui/toast";
import "@/messages/relations";
import { useRelations, type Relation } from "../../context/use-relations";

/** Takes a relation away without asking; undo brings it back. */
export function useRemoveRelation(): (relation: Relation) => Promise<void> {
  const t = useTranslations("Relation");
  const toast = useToast();
  const { store } = useRelations();

  async function restore({ id }: Relation) {
    const params = { relationId: id };
    const answer = await call("POST /relations/{relationId}/restore", { params });
    if (answer.ok) store.put(answer.value);
    toast({ text: answer.ok ? t("restored") : answer.detail, urgent: !answer.ok });
  }

  return async (relation) => {
    store.take(relation.id);
    const { id, version } = relation;
    const answer = await call("DELETE /relations/{relationId}", {
      params: { relationId: id },
      version,
    });
    if (!answer.ok) {
      void store.read();
      return toast({ text: answer.detail, urgent: true });
    }
    const action = { label: t("undo"), onPress: () => void restore(relation) };
    toast({ text: t("removed"), action });
  };
}

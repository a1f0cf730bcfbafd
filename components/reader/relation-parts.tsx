"use client";
import { RelationWords } from "@/components/ui/relation-words";
import type { Annotation } from "@/lib/annotation/annotation";
import { RelateBar as Bar } from "./panels/relation/relate-bar";
import { RelationSwitch as Switch } from "./panels/relation/relation-switch";
import { RelationsPart as Part } from "./panels/relation/relations-part";

export function RelateBar() {
  return (
    <RelationWords>
      <Bar />
    </RelationWords>
  );
}

export function RelationSwitch() {
  return (
    <RelationWords>
      <Switch />
    </RelationWords>
  );
}

export function RelationsPart({ annotation }: { annotation: Annotation }) {
  return (
    <RelationWords>
      <Part annotation={annotation} />
    </RelationWords>
  );
}

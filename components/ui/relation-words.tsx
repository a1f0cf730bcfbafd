"use client";
import words from "@/messages/en-relations.json";
import { wordsBeside } from "./words-beside";

/** The words of relations, which no page fetches before it needs them. */
export const RelationWords = wordsBeside(words);

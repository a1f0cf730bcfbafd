"use client";
import words from "@/messages/en-export.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the page about exports. */
export const ExportWords = wordsBeside(words);

import words from "./en-charts.json";
import { addWords } from "./words";

addWords(words);

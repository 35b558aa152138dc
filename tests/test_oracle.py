"""The from-scratch models of the guide against scikit-learn's: the code that a reader sees, on data made here."""

import sys
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from browser import ROOT
from numpy.testing import assert_allclose
from sklearn.cluster import KMeans
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import fbeta_score, precision_score, recall_score, roc_auc_score
from sklearn.metrics.pairwise import cosine_similarity
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from generator.content.model import Question
from generator.content.project import Project

SEEDS = range(5)


@cache
def solutions() -> dict[str, str]:
    """The solutions of the guide by the ids of their questions."""
    questions = Project(ROOT).load().library.all(Question)
    return {question.id: question.code.solution for question in questions if question.code}


def solution(question: str) -> Any:
    """What a solution defines, as a module: a dataclass looks for the one that it is in."""
    module = ModuleType(question.replace("-", "_"))
    sys.modules[module.__name__] = module
    exec(compile(solutions()[question], f"{question}.py", "exec"), module.__dict__)  # noqa: S102 - our own content
    return module


def table(seed: int, count: int = 300, columns: int = 4) -> tuple[Any, Any]:
    """Rows around two places, and which of the two."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 2, count)
    return rng.normal(size=(count, columns)) + labels[:, None] * np.arange(columns), labels


@pytest.mark.parametrize("seed", SEEDS)
def test_linear_regression(seed: int) -> None:
    ours, (rows, _) = solution("linear-regression-from-scratch"), table(seed)
    y = rows @ np.array([1.0, -2.0, 0.5, 3.0]) + 7 + np.random.default_rng(seed).normal(size=len(rows))
    theirs = LinearRegression().fit(rows, y)
    for fit in (ours.fit_svd, ours.fit_descent):
        w, b = fit(rows, y)[:2]
        assert_allclose(w, theirs.coef_, atol=1e-6)
        assert_allclose(b, theirs.intercept_, atol=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_logistic_regression(seed: int) -> None:
    ours, (rows, y) = solution("logistic-regression-from-scratch"), table(seed)
    rows = StandardScaler().fit_transform(rows)  # then both penalties act on the same weights
    alpha = 0.05
    theirs = LogisticRegression(C=1 / (alpha * len(rows)), tol=1e-10, max_iter=10_000).fit(rows, y)
    w, b = ours.fit(rows, y, alpha=alpha)[:2]
    assert_allclose(ours.predict_proba(rows, w, b), theirs.predict_proba(rows)[:, 1], atol=1e-5)


@pytest.mark.parametrize("seed", SEEDS)
def test_k_means(seed: int) -> None:
    ours, (rows, _) = solution("k-means-from-scratch"), table(seed)
    centres = rows[:3]
    labels, found, inertia = ours.lloyd(rows, centres)
    theirs = KMeans(3, init=centres, n_init=1, tol=0).fit(rows)
    assert_allclose(found, theirs.cluster_centers_, atol=1e-8)
    assert (labels == theirs.labels_).all()
    assert_allclose(inertia[-1], theirs.inertia_)


@pytest.mark.parametrize("seed", SEEDS)
def test_decision_tree(seed: int) -> None:
    ours, (rows, y) = solution("decision-tree-from-scratch"), table(seed)
    for depth in (1, 3, 6):
        model = ours.DecisionTree(max_depth=depth, min_leaf=5)
        model.fit(rows, y)
        theirs = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=5, random_state=0).fit(rows, y)
        same = (model.predict(rows) == theirs.predict(rows)).mean()
        assert same > 0.97  # cuts of equal cost are chosen differently


@pytest.mark.parametrize("seed", SEEDS)
def test_classification_metrics(seed: int) -> None:
    ours, (rows, y) = solution("classification-metrics-from-scratch"), table(seed)
    scores = np.round(rows @ np.ones(4), 1)  # rounded, so that some are equal
    predicted = (scores > 3).astype(int)
    precision, recall, f2 = ours.precision_recall_f(y, predicted, beta=2.0)
    assert_allclose(precision, precision_score(y, predicted))
    assert_allclose(recall, recall_score(y, predicted))
    assert_allclose(f2, fbeta_score(y, predicted, beta=2.0))
    assert_allclose(ours.roc_auc(y, scores), roc_auc_score(y, scores))


@pytest.mark.parametrize("seed", SEEDS)
def test_normalising_and_cosines(seed: int) -> None:
    rows, _ = table(seed)
    scaler = solution("normalise-without-a-library").fit(rows)
    assert_allclose(scaler.transform(rows), StandardScaler().fit_transform(rows), atol=1e-12)
    assert_allclose(solution("cosine-similarity").cosine(rows[:9], rows), cosine_similarity(rows[:9], rows), atol=1e-12)

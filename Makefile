# One layer: each target is what one would type. Without make, see the README.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve check verify test stress format bench schema clean

site: $(VENV)/site.done ## build the site into site/
	$(BIN)/studyguide build

serve: $(VENV)/site.done ## serve it with live reload on http://127.0.0.1:8000/
	$(BIN)/studyguide serve

check: $(VENV)/site.done ## report everything wrong in the content
	$(BIN)/studyguide check

verify: $(VENV)/verify.done ## run programs, draw drawings again, check spelling
	$(BIN)/studyguide verify

test: $(VENV)/test.done ## everything that must hold before a change lands
	$(BIN)/python tests/chromium.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/studyguide check
	$(BIN)/studyguide verify
	$(BIN)/pytest -m "not stress"

stress: $(VENV)/test.done ## slower campaigns
	$(BIN)/pytest -m stress -s

format: $(VENV)/test.done
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: $(VENV)/site.done ## after a change of the content model
	$(BIN)/studyguide schema

bench: $(VENV)/test.done
	$(BIN)/python bench/read_speed.py
	$(BIN)/python bench/print_speed.py
	$(BIN)/python bench/practice_speed.py
	$(BIN)/python bench/search_speed.py
	$(BIN)/python bench/lighthouse.py
	$(BIN)/python bench/build_speed.py
	$(BIN)/python bench/serve_speed.py

clean:
	rm -rf $(VENV) .cache site

# --upgrade-deps would fetch another pip; the one that venv brings is enough.
$(VENV)/site.done: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/verify.done: $(VENV)/site.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[verify]"
	touch $@

$(VENV)/test.done: $(VENV)/site.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	touch $@

#!/bin/sh
# Usage: set-status.sh COMMIT success|failure|pending DESCRIPTION
# GH_TOKEN is a token of the App or account that the inventory names.
set -eu
gh api --method POST "repos/contoso/kalypso-gitops/statuses/$1" \
  --raw-field state="$2" --raw-field context=kalypso/edge-3/platform --raw-field description="$3"

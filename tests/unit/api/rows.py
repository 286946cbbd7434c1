"""A few claims: placed and not, accepted and not, one hostile, one that is none."""

EVIL = "<img src=x onerror=alert(1)>"
ROWS = f"""\
id,kind,actor,claimant_side,claimant,publisher,place_id,name,region,lat,lon,precision,radius_km,date_to,note,review
a,retake,UA,UA,Kyiv,BBC,X1,Alpha,Donetsk,47.79,36.82,settlement,3,2023-06-12,{EVIL},accepted
b,hold,RU,RU,Moscow,TASS,X1,Alpha,Donetsk,47.79,36.82,settlement,3,2023-06-13,=1+1,accepted
c,strike,RU,UA,Kyiv,BBC,X2,Beta,Kyiv City,50.45,30.52,settlement,3,2023-06-01,,accepted
d,statement,UA,UA,Kyiv,AP,,,,,,,,2023-06-02,no place,accepted
e,capture,RU,RU,Moscow,Blog,X2,Beta,Kyiv City,50.45,30.52,settlement,3,2023-06-03,,draft
f,nonsense,RU,RU,Moscow,Blog,,,,,,,,,,draft
"""
